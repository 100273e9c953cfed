/** What a reader takes along: links to slides, and code. */
import { button } from '../shared/panel.ts';
import { copyText } from '../../figures/page.ts';

/** A link to a slide still leads there, and is on the clipboard, too. */
export function copyLinks(root: HTMLElement, say: (text: string) => void): void {
  root.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('.permalink') : undefined;
    if (!link) return;
    void copyText(link.href).then((isCopied) => {
      if (isCopied) confirm(link, '#', say);
    });
  });
}

/** A button on each listing; a session has its own. */
export function addCopies(root: HTMLElement, say: (text: string) => void): void {
  for (const code of root.querySelectorAll<HTMLElement>('.code:not([data-figure] *)')) {
    const copy = button('Copy', () => {
      // Without the numbers of the lines, which are for the eye.
      const lines = [...code.querySelectorAll('.line-text')].map((line) => line.textContent);
      void copyText(lines.join('\n')).then((isCopied) => {
        confirm(copy, 'Copy', say, isCopied ? 'Copied' : 'Not allowed');
      });
    });
    copy.className = 'copy';
    code.append(copy);
  }
}

/** How long an answer stands, in ms. */
const LINGER = 2000;

function confirm(element: HTMLElement, usual: string, say: (text: string) => void, answer = 'Link copied'): void {
  element.textContent = answer;
  say(answer);
  setTimeout(() => {
    element.textContent = usual;
  }, LINGER);
}
