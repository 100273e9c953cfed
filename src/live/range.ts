/** Some of the slides, as one asks for them: `3-7,14,+1`, by the numbers at their feet. */

/** From one slide to another, both included. */
interface Span {
  readonly from: string;
  readonly to: string;
}

const SPAN = /^(\+?\d{1,5})(?:-(\+?\d{1,5}))?$/;

export const RANGE_EXAMPLE = '`3-7,14`, or `+1` for a backup slide';

/** The spans of a range; nothing where it is not written as one. */
export function parseRange(text: string): readonly Span[] | undefined {
  const spans = text.split(',').map((part): Span | undefined => {
    const [, from, to = from] = SPAN.exec(part.trim()) ?? [];
    return from === undefined || to === undefined ? undefined : { from, to };
  });
  return spans.every((span) => span !== undefined) ? spans : undefined;
}

/**
 * Which of these slides a range has, or what is wrong with it.
 *
 * @param numbers as they stand at the feet of all slides, in order
 * @returns their places among all, from 0
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
