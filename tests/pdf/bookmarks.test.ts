import { expect, test } from 'vitest';
import { bookmarksOf } from '../../src/pdf/finish/bookmarks.ts';

const place = (title: string, opensPart = false, top = 0) => ({
  names: [title],
  says: title,
  top,
  bookmark: { title, opensPart },
});
const page = (...places: ReturnType<typeof place>[]) => ({ places });

test('nests slides under the slide that opens their part, and omits further pages of a slide', () => {
  const pages = [page(place('Talk', true)), page(), page(place('A')), page(place('Part', true)), page(place('B'))];
  expect(bookmarksOf(pages)).toEqual([
    { title: 'Talk', page: 0, top: 0, children: [{ title: 'A', page: 2, top: 0, children: [] }] },
    { title: 'Part', page: 3, top: 0, children: [{ title: 'B', page: 4, top: 0, children: [] }] },
  ]);
});

test('two slides on a page have a bookmark each, at their start', () => {
  const [part] = bookmarksOf([page(place('Part', true), place('A', false, 400))]);
  expect(part?.children).toEqual([{ title: 'A', page: 0, top: 400, children: [] }]);
});

test('handles slides before the first part and pages without a bookmark', () => {
  const silent = { names: ['Source-1'], says: 'Source 1', top: 12 };
  expect(bookmarksOf([page(place('A')), { places: [silent] }, page(place('B'))]).map(({ title }) => title)).toEqual([
    'A',
    'B',
  ]);
});
