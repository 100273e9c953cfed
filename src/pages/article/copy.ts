/** Sharing slides, and copying code. */
import { button } from '../shared/panel.ts';
import { share, slideToShare } from '../shared/share.ts';
import { copyText } from '../../figures/page.ts';

/** Permalinks also share their slide, and are labelled so; they still lead there. */
export function shareLinks(root: HTMLElement, say: (text: string) => void): void {
  for (const link of root.querySelectorAll<HTMLAnchorElement>('.permalink')) {
    link.ariaLabel = (link.ariaLabel ?? '').replace('Link to', USUAL);
    link.textContent = USUAL;
  }
  root.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('.permalink') : undefined;
    const section = link?.closest('section');
    if (!link || !section) return;
    void share(slideToShare(section)).then((answer) => {
      if (answer !== '') confirm(link, USUAL, say, answer);
    });
  });
}

const USUAL = 'Share';

/** Adds a button to each listing; a session has its own. */
export function addCopies(root: HTMLElement, say: (text: string) => void): void {
  for (const code of root.querySelectorAll<HTMLElement>('.code:not([data-figure] *)')) {
    const copy = button('Copy', () => {
      // Without the line numbers.
      const lines = [...code.querySelectorAll('.line-text')].map((line) => line.textContent);
      void copyText(lines.join('\n')).then((isCopied) => {
        confirm(copy, 'Copy', say, isCopied ? 'Copied' : 'Not allowed');
      });
    });
    copy.className = 'copy';
    code.append(copy);
  }
}

/** How long an answer is shown, in ms. */
const LINGER = 2000;

function confirm(element: HTMLElement, usual: string, say: (text: string) => void, answer: string): void {
  element.textContent = answer;
  say(answer);
  setTimeout(() => {
    element.textContent = usual;
  }, LINGER);
}
