/** What comes next, in words. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { after, type SpeakerSlide, type SpeakerTalk } from '../shared/talk.ts';
import { yearOf } from '../../figures/page.ts';
import { partOf } from '../shared/part.ts';
import { saidOfStep } from '../shared/spoken.ts';
import { stepOf } from '../shared/steps.ts';
import type { Address } from '../../live/address.ts';

/** Greatest number of characters that describe a step. */
const MOST = 56;

/** @param next the slide as it is after the next step, in the box for it */
export function comingOf({ slides }: SpeakerTalk, place: Address, next: Element | undefined): TemplateResult {
  const coming = after(slides, place);
  if (!coming) return html`<b>Next</b> <span>nothing: the talk ends here</span>`;
  if (coming.id !== place.id) return html`<b>Next</b> <span>${nameOf(slides, coming.id)}</span>`;
  const brings = next ? shortened(saidOfStep(partOf(next), { step: stepOf(next), year: yearOf() }).join(' ')) : '';
  const last = slides.find(({ id }) => id === place.id)?.steps ?? 0;
  const then = after(slides, { id: place.id, step: last });
  return html`<b>Next</b>
    <span>step ${coming.step}${brings === '' ? nothing : html`: <bdi>${brings}</bdi>`}</span>
    ${then ? html`<span class="then">then ${nameOf(slides, then.id)}</span>` : nothing}`;
}

function nameOf(slides: readonly SpeakerSlide[], id: string): TemplateResult {
  const slide = slides.find((one) => one.id === id);
  return html`${slide?.number}, <bdi>${slide?.title.trim()}</bdi>`;
}

/** Matches `Hop 2 of 4: `, with which sentences of figures begin: it repeats the number of the step. */
const COUNT = /^(?:\p{L}+ )?\d+ of \d+[:.,] */u;

/** The first words of a text, on one line. */
function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim().replace(COUNT, '').replace(/\.$/, '');
  if (line.length <= MOST) return line;
  const cut = line.slice(0, MOST);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MOST / 2)).replace(/[\s.,:;]+$/, '')} …`;
}
