import { button, element } from '../browser/panel.ts';
import type { Reader } from './place.ts';

/** Who comes back without a place in the address is offered the one where they left; nobody is taken there unasked. */
export function offerPlace(slides: readonly HTMLElement[], { lastPlace }: Reader): void {
  const at = slides.findIndex(({ id }) => id === lastPlace);
  if (at < 1 || location.hash !== '') return;
  const slide = slides[at];
  const link = element('a', `Go on at “${slide?.querySelector('h1, h2, h3')?.textContent ?? ''}”`);
  link.href = `#${slide?.id ?? ''}`;
  const offer = element(
    'aside',
    link,
    button('Close', () => {
      offer.remove();
    }),
  );
  offer.className = 'offer';
  offer.ariaLabel = 'Your last visit';
  link.addEventListener('click', () => {
    offer.remove();
  });
  // Before the talk, so that Tab comes to it first and not after the last source.
  document.querySelector('main')?.before(offer);
}
