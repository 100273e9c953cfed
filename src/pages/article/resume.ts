import { element } from '../shared/panel.ts';
import { offer } from './offer.ts';
import type { Reader } from './place.ts';

/** Who comes back without a place in the address is offered the one where they left; nobody is taken there unasked. */
export function offerPlace(slides: readonly HTMLElement[], { lastPlace }: Reader): void {
  const at = slides.findIndex(({ id }) => id === lastPlace);
  if (at < 1 || location.hash !== '') return;
  const slide = slides[at];
  const link = element('a', `Go on at “${slide?.querySelector('h1, h2, h3')?.textContent ?? ''}”`);
  link.href = `#${slide?.id ?? ''}`;
  const close = offer('Your last visit', link);
  link.addEventListener('click', close);
}
