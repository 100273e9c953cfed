/** The talk as a progress bar: its parts, a tick for the plan, and the gap between the plan and now. */
import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { lengthOf, progressOf, stretchesOf, type Progress, type Stretch } from '../../live/course.ts';
import { spokenTime } from '../../live/clock.ts';
import { inHall } from '../../live/state.ts';
import type { Desk } from './desk.ts';

/** Width of the word “plan” beside its tick, and the least gap that shows the word; fractions of the bar. */
const WORD = 0.05;
const WORTH = 0.004;

export const courseOf = ({ talk: { slides, slot }, state, pace, press }: Desk): TemplateResult => {
  const length = lengthOf(slides, slot);
  const stretches = stretchesOf(slides, slot);
  const progress = progressOf(pace, length);
  const here = slides.find(({ id }) => id === inHall(state).id)?.part;
  return html`<svg aria-hidden="true">
      <rect class="all" width="100%" />
      ${partOf(0, progress.spent, 'gone')} ${gapOf(progress)}
      ${stretches.map(({ from }) => (from > 0 ? svg`<rect class="cut" x=${percent(from)} />` : nothing))}
      ${stretches.map(({ number, name, from }) =>
        number > 0
          ? svg`<text class=${name === here ? 'here' : ''} x=${percent(from)} y="100%">${number}</text>`
          : nothing,
      )}
      <rect class="tick" x=${percent(progress.planned)} />
      ${wordOf(progress, stretches)}
      <text class="whole" x="100%" y="100%">${spokenTime(length)}</text>
    </svg>
    <button
      type="button"
      aria-label="This run, slide by slide"
      title="This run, slide by slide"
      @click=${press.run}
    ></button>`;
};

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

const partOf = (from: number, to: number, kind: string) =>
  to > from ? svg`<rect class=${kind} x=${percent(from)} width=${percent(to - from)} />` : nothing;

/** How late, or how far ahead. */
const gapOf = ({ spent, planned }: Progress) =>
  spent > planned ? partOf(planned, spent, 'late') : partOf(spent, planned, 'ahead');

/** The word “plan”, on the side of the tick where there is no number of a part. */
function wordOf({ spent, planned }: Progress, stretches: readonly Stretch[]) {
  if (Math.abs(spent - planned) < WORTH) return nothing;
  const starts = [...stretches.filter(({ number }) => number > 0).map(({ from }) => from), 1 - WORD];
  const isFree = (from: number, to: number) =>
    from > 0 && !starts.some((at) => at > from - WORD / 4 && at < to + WORTH);
  const side = isFree(planned - WORD, planned) ? 'before' : isFree(planned, planned + WORD) ? 'after' : undefined;
  return side ? svg`<text class="plan ${side}" x=${percent(planned)} y="100%">plan</text>` : nothing;
}
