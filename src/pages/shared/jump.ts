import { extent } from '../../live/range.ts';
import { plain } from '../../search/words.ts';
import { button, createPanel, element, openPanel } from './panel.ts';

interface Named {
  readonly id: string;
  /** As shown on the slide: from 1, and `+1` for the first backup slide. */
  readonly number: string;
  readonly title: string;
}

/** `7`, `007`, `+1`, `+ 1`. Full-width characters of Chinese or Japanese keyboards have been normalized before. */
const NUMBER = /^(\+?)\s*0*(\d+)$/;

/**
 * Finds a slide by its number, its id, or words of its title. A number that no slide has is not looked up in titles:
 * 44 of 43 must not find “486 and 440BX”.
 *
 * @returns its index from 0, or -1
 */
export function findSlide(wish: string, slides: readonly Named[]): number {
  const text = plain(wish.trim());
  if (text === '') return -1;
  const [, plus = '', digits] = NUMBER.exec(text) ?? [];
  const number = digits === undefined ? undefined : plus + digits;
  const numbered = slides.findIndex((slide) => number !== undefined && slide.number === number);
  const exact = slides.findIndex(({ id }) => plain(id) === text.replace(/^#/, ''));
  if (numbered >= 0 || exact >= 0) return numbered >= 0 ? numbered : exact;
  return number !== undefined ? -1 : slides.findIndex(({ id, title }) => plain(`${title} ${id}`).includes(text));
}

/**
 * The box that `G` opens.
 *
 * @param go called with the id of the slide that was found
 */
export function createJump(slides: readonly Named[], go: (id: string) => void): () => void {
  const input = element('input');
  input.type = 'text';
  input.dir = 'auto';
  const ok = button('Go', () => undefined);
  ok.type = 'submit';
  const form = element('form', element('label', 'Number, or words of the title', input), ok);
  const panel = createPanel('Go to a slide', form);

  input.addEventListener('input', () => {
    input.setCustomValidity('');
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const slide = slides[findSlide(input.value, slides)];
    if (!slide) {
      input.setCustomValidity(`No such slide. The slides are ${extent(slides.map(({ number }) => number))}.`);
      input.reportValidity();
      return;
    }
    panel.close();
    go(slide.id);
  });
  return () => {
    form.reset();
    openPanel(panel);
  };
}
