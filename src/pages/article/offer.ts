import { button, element } from '../shared/panel.ts';
import type { Reader } from './place.ts';

/**
 * A line at the foot of the window, until it is closed.
 *
 * @param label its name for screen readers
 * @returns a function that closes it
 */
export function offer(label: string, ...content: readonly Node[]): () => void {
  const line = element(
    'aside',
    ...content,
    button('Close', () => {
      line.remove();
    }),
  );
  line.className = 'offer';
  line.ariaLabel = label;
  // Before the talk, so that Tab comes to it first and not after the last source.
  document.querySelector('main')?.before(line);
  return () => {
    line.remove();
  };
}

/** Offers a returning reader the last place, if the address names none; never goes there unasked. */
export function offerPlace(slides: readonly HTMLElement[], { lastPlace }: Reader): void {
  const at = slides.findIndex(({ id }) => id === lastPlace);
  if (at < 1 || location.hash !== '') return;
  const slide = slides[at];
  const link = element('a', `Go on at “${slide?.querySelector('h1, h2, h3')?.textContent ?? ''}”`);
  link.href = `#${slide?.id ?? ''}`;
  const close = offer('Your last visit', link);
  link.addEventListener('click', close);
}
