/** Which marks of a lane have labels, and where: a pure function of where the marks stand. */
import type { Event } from './data.ts';

export interface Spot {
  readonly event: Event;
  readonly x: number;
  readonly y: number;
}

/** A flag on its mark: a pole, and the text that begins or ends at it; or, where it fits in no other way, lies across. */
export interface Label {
  /** Left end, and how far it reaches, with its pole. */
  readonly x: number;
  readonly width: number;
  /** Base line of the text. */
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

/** What labels must not leave. */
export interface LabelRoom {
  readonly from: number;
  readonly until: number;
}

export const FONT = 22;
/** No letter of the first group that has it is wider, in parts of the size, where the typeface is semibold. */
const LETTERS: readonly (readonly [width: number, letters: RegExp])[] = [
  [0.3, /[ '’ijl,.]/],
  [0.4, /[!:;()[\]{}|\-frt]/],
  [0.9, /[@Mmw]/],
  [0.72, /[#&A-VX-Z]/],
  [0.6, /[!-VX-~–]/],
];
/** Of any other. */
const SQUARE = 1;
/** Between a pole and its text. */
export const POLE = 6;
/** Between two labels: far more, so that no pole seems to belong to the text on its other side. */
const GAP = 16;
/** A label stands this far above its line, or its top this far below it: clear of the marks that it passes. */
const LIFT = 15;
/** Room of a mark to either side: 24 px across, as WCAG asks of what is pressed. */
export const REACH = 12;

/** What a label is worth, and what it costs that it passes a mark without one, and one that has its own. */
const LABEL = 1000;
const PASSING_BARE = 300;
const PASSING = 20;

/**
 * Labels by event. The chosen one has its label unless its text is wider than the room; others go where it needs theirs,
 * and none moves.
 */
export function labelsOf(
  spots: readonly Spot[],
  room: LabelRoom,
  chosen: string | undefined,
): ReadonlyMap<Event, Label> {
  const labels = clearest(spots, room);
  const spot = spots.find(({ event }) => event.id === chosen);
  if (!spot || labels.has(spot.event)) return labels;
  const label = candidates(spot, room)[0] ?? shifted(spot, room);
  return label ? withLabel(spots, labels, spot.event, label) : labels;
}

/** A choice for the marks so far, from left to right. */
interface Draft {
  /** Where the labels above the line end, and those below. */
  readonly ends: Record<Side, number>;
  readonly worth: number;
  readonly labels: readonly (readonly [Event, Label])[];
}

type Side = 'above' | 'below';
const SIDES: readonly Side[] = ['above', 'below'];

/**
 * The most labels that can be, and of these the plainest. None lies on another. A mark that has none is passed by one at
 * most, and by none that ends at its mark: what begins above a mark seems to be its own.
 *
 * Of drafts that end alike only the best can lead to the best, so there are few.
 */
function clearest(spots: readonly Spot[], room: LabelRoom): ReadonlyMap<Event, Label> {
  let drafts: Draft[] = [{ ends: { above: -Infinity, below: -Infinity }, worth: 0, labels: [] }];
  for (const spot of spots) {
    const labels = candidates(spot, room).map((label) => ({ label, worth: worthOf(label, spot, spots) }));
    const byEnds = new Map<string, Draft>();
    for (const draft of drafts) {
      for (const longer of [
        bare(draft, spot),
        ...labels.map(({ label, worth }) => flagged(draft, spot, label, worth)),
      ]) {
        if (!longer) continue;
        const key = `${longer.ends.above} ${longer.ends.below}`;
        if (longer.worth > (byEnds.get(key)?.worth ?? -Infinity)) byEnds.set(key, longer);
      }
    }
    drafts = [...byEnds.values()];
  }
  const [best] = drafts.sort((one, other) => other.worth - one.worth);
  return new Map(best?.labels);
}

/** Without a label. One that reaches here began at its mark; one that ends further on must not begin before this. */
function bare({ ends, worth, labels }: Draft, { x }: Spot): Draft | undefined {
  const passing = SIDES.filter((side) => ends[side] > x - REACH).length;
  if (passing > 1) return undefined;
  const end = x + REACH - GAP;
  return {
    ends: { above: Math.max(ends.above, end), below: Math.max(ends.below, end) },
    worth: worth - passing * PASSING_BARE,
    labels,
  };
}

function flagged(draft: Draft, { event, y }: Spot, label: Label, worth: number): Draft | undefined {
  const side = label.y < y ? 'above' : 'below';
  if (label.x < draft.ends[side] + GAP) return undefined;
  return {
    ends: { ...draft.ends, [side]: label.x + label.width },
    worth: draft.worth + worth,
    labels: [...draft.labels, [event, label]],
  };
}

/** Best it begins at its mark, passes no other, and is above the line. */
function worthOf(label: Label, spot: Spot, spots: readonly Spot[]): number {
  const passed = spots.filter((other) => other !== spot && isOver(label, other)).length;
  return LABEL - PASSING * passed - (label.anchor === 'end' ? PASSING / 2 : 0) - (label.y > spot.y ? 1 : 0);
}

/** With one label more, and without those that now lie on it, or seem to be of a mark that has none any longer. */
function withLabel(
  spots: readonly Spot[],
  labels: ReadonlyMap<Event, Label>,
  event: Event,
  label: Label,
): ReadonlyMap<Event, Label> {
  const kept = new Map([...labels].filter(([, other]) => isApart(label, other)));
  for (;;) {
    const others = spots.filter((spot) => spot.event !== event && !kept.has(spot.event));
    const [unclear] =
      [...kept].find(([, one]) => others.some((spot) => isUnclear(one, spot, [...kept.values()]))) ?? [];
    if (!unclear) return kept.set(event, label);
    kept.delete(unclear);
  }
}

/** The label seems to be of a mark that has none. */
export const isUnclear = (label: Label, bare: Pick<Spot, 'x'>, labels: readonly Label[]): boolean =>
  isOver(label, bare) && (label.anchor === 'end' || labels.some((other) => other !== label && isOver(other, bare)));

/** Of a label, with its pole. */
function widthOf({ text }: Event): number {
  const parts = Array.from(text, (letter) => LETTERS.find(([, letters]) => letters.test(letter))?.[0] ?? SQUARE);
  return POLE + Math.ceil(FONT * parts.reduce((sum, part) => sum + part, 0));
}

/** To the right of the mark or to its left, above the line or below it. */
export function candidates({ event, x, y }: Spot, room: LabelRoom): Label[] {
  const width = widthOf(event);
  const flags: Omit<Label, 'y'>[] = [
    { x, width, anchor: 'start' },
    { x: x - width, width, anchor: 'end' },
  ];
  const fitting = flags.filter((flag) => flag.x >= room.from && flag.x + width <= room.until);
  return fitting.flatMap((flag) => [y - LIFT, y + LIFT + FONT * 0.75].map((line) => ({ ...flag, y: line })));
}

/** As far to the left as it must be to fit, for the chosen one alone: it is known by its colour. */
function shifted({ event, x, y }: Spot, room: LabelRoom): Label | undefined {
  const width = widthOf(event);
  const from = Math.min(x, room.until - width);
  return from < room.from ? undefined : { x: from, width, y: y - LIFT, anchor: 'start' };
}

/** It stands above a mark of its lane, or below. */
export const isOver = ({ x, width }: Label, mark: Pick<Spot, 'x'>): boolean =>
  mark.x > x - REACH && mark.x < x + width + REACH;

export function isApart(one: Label, other: Label): boolean {
  return (
    Math.abs(one.y - other.y) >= FONT || one.x + one.width + GAP <= other.x || other.x + other.width + GAP <= one.x
  );
}
