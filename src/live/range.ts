/** Slide ranges such as `3-7,14,+1`, by the numbers in the footers. */

/** An inclusive span. */
interface Span {
  readonly from: string;
  readonly to: string;
}

const SPAN = /^(\+?\d{1,5})(?:-(\+?\d{1,5}))?$/;

export const RANGE_EXAMPLE = '`3-7,14`, or `+1` for a backup slide';

/** Parses a range; nothing for a syntax error. */
export function parseRange(text: string): readonly Span[] | undefined {
  const spans = text.split(',').map((part): Span | undefined => {
    const [, from, to = from] = SPAN.exec(part.trim()) ?? [];
    return from === undefined || to === undefined ? undefined : { from, to };
  });
  return spans.every((span) => span !== undefined) ? spans : undefined;
}

/**
 * Resolves a range against the slides, or returns an error message.
 *
 * @param numbers footer numbers of all slides, in order
 * @returns zero-based indices
 */
export function inRange(text: string, numbers: readonly string[]): ReadonlySet<number> | string {
  const spans = parseRange(text);
  if (!spans) return `“${text}” is no range of slides, expected numbers such as ${RANGE_EXAMPLE}.`;
  const places = new Set<number>();
  for (const { from, to } of spans) {
    const [first, last] = [numbers.indexOf(from), numbers.indexOf(to)];
    const missing = first < 0 ? from : last < 0 ? to : undefined;
    if (missing !== undefined) return `There is no slide ${missing}, expected one of ${extent(numbers)}.`;
    if (last < first) return `“${from}-${to}” goes backwards, expected “${to}-${from}”.`;
    for (let place = first; place <= last; place++) places.add(place);
  }
  return places;
}

/** `1 to 47 and +1 to +3` */
export function extent(numbers: readonly string[]): string {
  const backup = numbers.filter((number) => number.startsWith('+'));
  const counted = numbers.slice(0, numbers.length - backup.length);
  return [counted, backup]
    .flatMap((all) => {
      const [first, last] = [all[0], all.at(-1)];
      return first === undefined || last === undefined ? [] : [first === last ? first : `${first} to ${last}`];
    })
    .join(' and ');
}
