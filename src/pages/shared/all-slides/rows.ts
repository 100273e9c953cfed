/** The parts of the talk as rows of tiles, each with its planned start; and the line that describes a slide. */
import { spokenTime } from '../../../live/clock.ts';
import { element } from '../panel.ts';
import type { SpeakerSlide, SpeakerTalk } from '../talk.ts';
import type { Tile } from './tile.ts';

/** Describes a slide: number, title and planned time. */
export function saidOf(slide: SpeakerSlide, talk: SpeakerTalk): HTMLElement[] {
  const title = element('bdi', slide.title.trim());
  const at = plannedAt(slide, talk);
  const time = slide.isBackup
    ? 'not in the plan'
    : at === undefined
      ? ''
      : `planned at ${spokenTime(at)} of ${spokenTime(talk.slot)}`;
  return [element('b', slide.number), title, element('span', time)];
}

/** In ms from the beginning of the talk; undefined if the talk has no plan. */
function plannedAt(slide: SpeakerSlide, { slides, slot }: SpeakerTalk): number | undefined {
  const sum = (some: readonly SpeakerSlide[]) => some.reduce((total, { budget }) => total + budget, 0);
  return slot > 0 && sum(slides) > 0 ? sum(slides.slice(0, slides.indexOf(slide))) : undefined;
}

/** Consecutive slides of one part form a row, however long; CSS wraps it. */
export function rowsOf(tiles: readonly Tile[], talk: SpeakerTalk): HTMLElement[] {
  const parts: Tile[][] = [];
  for (const tile of tiles) {
    const last = parts.at(-1);
    if (last?.[0] && isSamePart(last[0].slide, tile.slide)) last.push(tile);
    else parts.push([tile]);
  }
  return parts.flatMap(([first, ...others]) => (first ? [rowOf([first, ...others], first.slide, talk)] : []));
}

const isSamePart = (one: SpeakerSlide, other: SpeakerSlide): boolean =>
  one.isBackup ? other.isBackup : !other.isBackup && one.part === other.part;

function rowOf(tiles: readonly Tile[], first: SpeakerSlide, talk: SpeakerTalk): HTMLElement {
  const { part, partNumber, isBackup } = first;
  const isOwn = isBackup || part === '';
  const name = isBackup ? 'For questions' : part === '' ? 'Opening' : part;
  const label = element('h3', ...(isOwn ? [name] : [element('b', partNumber), ' ', element('bdi', name)]));
  const begins = isBackup ? undefined : plannedAt(first, talk);
  const time = element('span', begins === undefined ? '' : spokenTime(begins));
  time.className = 'begins';
  // The program's own text is English.
  if (isOwn) label.lang = 'en';
  const row = element('div', ...tiles.map(({ holder }) => holder));
  row.className = 'tiles';
  const whole = element('div', label, time, row);
  whole.className = 'part-row';
  whole.setAttribute('role', 'group');
  whole.ariaLabel = name;
  return whole;
}
