/** Opens external links in a new tab: a window that somebody presents with must not be replaced. */
export function openBeside(root: ParentNode): void {
  for (const link of root.querySelectorAll<HTMLAnchorElement>('a[href]:not([href^="#"])')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
}
