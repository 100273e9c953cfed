/**
 * A line below a place in the author's files.
 *
 * @param place the value of `data-place`, such as `slides/02-terminology.md:14`
 * @param line counted from the place, which is 0
 * @returns such as `slides/02-terminology.md:16`; empty if there is no place
 */
export function lineAt(place: string, line: number): string {
  const [, file = place, first = '1'] = /^(.*):(\d+)$/.exec(place) ?? [];
  return place === '' ? '' : `${file}:${Number(first) + line}`;
}
