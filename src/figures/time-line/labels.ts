/** Pure label placement for the marks of a lane. */
import type { Event } from './data.ts';

export interface Spot {
  readonly event: Event;
  readonly x: number;
  readonly y: number;
}

/** A label: text that begins or ends beside its mark, or near it if nothing else fits. */
export interface Label {
  /** Left edge and width, from the middle of the mark. */
  readonly x: number;
  readonly width: number;
  /** Baseline of the text. */
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

/** Bounds for labels. */
export interface LabelRoom {
  readonly from: number;
  readonly until: number;
  /** Their baselines, from the middle of the lane. */
  readonly lines: readonly number[];
}

export const FONT = 24;
/** Maximum advance in em by character class, in the semibold face; the first matching class applies. */
const LETTERS: readonly (readonly [width: number, letters: RegExp])[] = [
  [0.3, /[ '’ijl,.]/],
  [0.4, /[!:;()[\]{}|\-frt]/],
  [0.9, /[@Mmw]/],
  [0.72, /[#&A-VX-Z]/],
  [0.6, /[!-VX-~–]/],
];
/** Of any other character. */
const SQUARE = 1;
/** Distance of the text from the middle of its mark. */
export const POLE = 8;
/** Gap between labels: much larger, so that no mark appears to belong to the neighbouring text. */
const GAP = 16;
/** Half the target size of a mark: 24 px across, as WCAG 2.5.8 requires. */
export const REACH = 12;

/** Score of a label, and penalties for passing an unlabelled and a labelled mark. */
const LABEL = 1000;
const PASSING_BARE = 300;
const PASSING = 20;

/**
 * Labels by event. The chosen event is always labelled unless its text is wider than the bounds; labels that collide with
 * it are dropped, and none moves.
 */
export function labelsOf(
  spots: readonly Spot[],
  room: LabelRoom,
  chosen: string | undefined,
): ReadonlyMap<Event, Label> {
  const labels = clearest(spots, room);
  const spot = spots.find(({ event }) => event.id === chosen);
  if (!spot || labels.has(spot.event)) return labels;
  const label = chosenLabel(spot, room);
  return label ? withLabel(spots, labels, spot.event, label) : labels;
}

/** The label of the chosen event, whatever else is there. */
export const chosenLabel = (spot: Spot, room: LabelRoom): Label | undefined =>
  candidates(spot, room)[0] ?? shifted(spot, room);

/** A partial solution for the marks so far, from left to right. */
interface Draft {
  /** Right end of the labels above the line, and below. */
  readonly ends: Record<Side, number>;
  readonly worth: number;
  readonly labels: readonly (readonly [Event, Label])[];
}

type Side = 'above' | 'below';
const SIDES: readonly Side[] = ['above', 'below'];

/**
 * Dynamic programming: maximizes the number of labels, then prefers simple placements. Labels do not overlap. At most one
 * label passes an unlabelled mark, and none that ends at its mark: text that begins above a mark appears to be its own.
 *
 * Among partial solutions with the same end only the best is kept, so there are few.
 */
function clearest(spots: readonly Spot[], room: LabelRoom): ReadonlyMap<Event, Label> {
  let drafts: Draft[] = [{ ends: { above: -Infinity, below: -Infinity }, worth: 0, labels: [] }];
  for (const spot of spots) {
    const labels = candidates(spot, room)
      .filter((label) => isBeside(label, spot, spots))
      .map((label) => ({ label, worth: worthOf(label, spot, spots) }));
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

/** Leaves the mark unlabelled. A label that passes it began at its own mark; no later label may begin before it. */
function bare({ ends, worth, labels }: Draft, { x }: Spot): Draft | undefined {
  const passing = SIDES.filter((side) => ends[side] > x).length;
  if (passing > 1) return undefined;
  const end = x - GAP;
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

/** Prefers labels that begin at their mark, pass no other and are above the line. */
function worthOf(label: Label, spot: Spot, spots: readonly Spot[]): number {
  const passed = spots.filter((other) => other !== spot && isOver(label, other)).length;
  return LABEL - PASSING * passed - (label.anchor === 'end' ? PASSING / 2 : 0) - (label.y > spot.y ? 1 : 0);
}

/** Adds a label and drops those that overlap it or now appear to belong to an unlabelled mark. */
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

/** Whether the label appears to belong to an unlabelled mark. */
export const isUnclear = (label: Label, bare: Pick<Spot, 'x'>, labels: readonly Label[]): boolean =>
  isOver(label, bare) && (label.anchor === 'end' || labels.some((other) => other !== label && isOver(other, bare)));

/** Estimated width of a text, at the most. */
export function widthOf(text: string): number {
  const parts = Array.from(text, (letter) => LETTERS.find(([, letters]) => letters.test(letter))?.[0] ?? SQUARE);
  return Math.ceil(FONT * parts.reduce((sum, part) => sum + part, 0));
}

/** The placements: right or left of the mark, on each line. */
export function candidates({ event, x, y }: Spot, room: LabelRoom): Label[] {
  const width = POLE + widthOf(event.text);
  const flags: Omit<Label, 'y'>[] = [
    { x, width, anchor: 'start' },
    { x: x - width, width, anchor: 'end' },
  ];
  const fitting = flags.filter((flag) => flag.x >= room.from && flag.x + width <= room.until);
  return fitting.flatMap((flag) => room.lines.map((line) => ({ ...flag, y: y + line })));
}

/** Shifts the chosen label until it fits; its colour still connects it to its mark. */
function shifted({ event, x, y }: Spot, { from, until, lines: [line] }: LabelRoom): Label | undefined {
  const width = POLE + widthOf(event.text);
  if (from + width > until || line === undefined) return undefined;
  return { x: Math.max(from, Math.min(x, until - width)), width, y: y + line, anchor: 'start' };
}

/** Whether a mark is above or below a label. */
export const isOver = ({ x, width }: Label, mark: Pick<Spot, 'x'>): boolean => mark.x > x && mark.x < x + width;

/** Whether no other mark stands between the label's own and its text, or so near that it appears to be its own. */
export const isBeside = ({ anchor }: Label, own: Pick<Spot, 'x'>, spots: readonly Pick<Spot, 'x'>[]): boolean =>
  !spots.some(({ x }) => {
    const distance = anchor === 'start' ? x - own.x : own.x - x;
    return distance > 0 && distance < POLE + GAP;
  });

export function isApart(one: Label, other: Label): boolean {
  return (
    Math.abs(one.y - other.y) >= FONT || one.x + one.width + GAP <= other.x || other.x + other.width + GAP <= one.x
  );
}
