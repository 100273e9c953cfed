/** What the commands make in `dist/` to hand on by itself. */
export const PRODUCTS: readonly string[] = ['talk.html', 'slides.pdf', 'handout.pdf', 'notes.txt', 'notes.md'];

/** Whether a file of `dist/` is no part of the site: one of these, or a PDF that somebody made there by another name. */
export const isProduct = (path: string): boolean => PRODUCTS.includes(path) || /^[^/]+\.pdf$/.test(path);
