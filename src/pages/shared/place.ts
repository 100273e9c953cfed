/**
 * A line below a place in the author's files.
 *
 * @param place as the page has it in `data-place`, `slides/02-terminology.md:14`
 * @param line counted from the place, which is 0
 * @returns `slides/02-terminology.md:16`; nothing where there is no place
 */
export function lineAt(place: string, line: number): string {
  const [, file = place, first = '1'] = /^(.*):(\d+)$/.exec(place) ?? [];
  return place === '' ? '' : `${file}:${Number(first) + line}`;
}
