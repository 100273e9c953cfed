import { plain } from '../search/words.ts';
import { button, createPanel, element } from './panel.ts';

interface Named {
  readonly id: string;
  readonly title: string;
}

/**
 * The slide a reader means by a few characters: its number from 1, its id, or words of its title.
 *
 * @returns its index from 0, or -1
 */
export function findSlide(wish: string, slides: readonly Named[]): number {
  const text = plain(wish.trim());
  if (text === '') return -1;
  if (/^\d+$/.test(text)) return Number(text) <= slides.length ? Number(text) - 1 : -1;
  const exact = slides.findIndex(({ id }) => plain(id) === text.replace(/^#/, ''));
  return exact >= 0 ? exact : slides.findIndex(({ id, title }) => plain(`${title} ${id}`).includes(text));
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
      input.setCustomValidity('No such slide');
      input.reportValidity();
      return;
    }
    panel.close();
    go(slide.id);
  });
  return () => {
    form.reset();
    panel.showModal();
  };
}
