import { expect, test } from 'vitest';
import { outlineOf } from '../../src/export/outline.ts';

const slide = (id: string | undefined, title: string, opensPart = false) => ({ id, title, opensPart });

test('slides stand under the slide that opens their part', () => {
  const pages = [slide('t', 'Talk', true), slide('b', 'Bio'), slide('o', 'One', true), slide('x', 'Xen')];
  expect(outlineOf(pages)).toEqual([
    { title: 'Talk', page: 0, children: [{ title: 'Bio', page: 1, children: [] }] },
    { title: 'One', page: 2, children: [{ title: 'Xen', page: 3, children: [] }] },
  ]);
});

test('the further pages of a slide have no bookmark', () => {
  const pages = [slide('t', 'Talk', true), slide('b', 'Bio'), slide(undefined, 'Bio'), slide('c', 'Code')];
  expect(outlineOf(pages)[0]?.children.map(({ page }) => page)).toEqual([1, 3]);
});

test('slides before any part stand alone', () => {
  expect(outlineOf([slide('a', 'A'), slide('b', 'B')]).map(({ title }) => title)).toEqual(['A', 'B']);
});
