import { expect, test } from 'vitest';
import { smallText } from '../../src/check/checks/layout.ts';
import type { Facts, Piece } from '../../src/inspect/facts.ts';
import { findingOf, merge } from '../../src/inspect/finding.ts';

const piece: Piece = {
  kind: 'text',
  role: 'content',
  says: 'small',
  line: 2,
  holder: 0,
  box: { left: 0, top: 0, right: 9, bottom: 9 },
  size: 22,
  cut: 0,
  covered: '',
};
const facts: Facts = {
  slide: 'xen',
  place: 'slides/a.md:1',
  step: 0,
  steps: 0,
  document: '',
  headings: [],
  opensTalk: false,
  floor: 600,
  pieces: [],
  blocks: [],
  visibleFromOtherSlides: [],
};
const seenAt = (size: number, view: string) =>
  smallText
    .find({ facts: { ...facts, pieces: [{ ...piece, size }] } })
    .map((problem) => findingOf(problem, { place: facts.place, check: 'small-text', slide: 'xen', step: 0, view }));

test('text of the minimum readable size is not reported', () => {
  expect(seenAt(24, 'hall')).toEqual([]);
  expect(smallText.find({ facts: { ...facts, pieces: [{ ...piece, size: 20, role: 'furniture' }] } })).toEqual([]);
});

test('reports the smallest text with its view', () => {
  const told = merge([...seenAt(23, 'hall'), ...seenAt(12, 'phone'), ...seenAt(20, 'desk')]);
  expect(told).toMatchObject([{ view: 'phone', pixels: 12, times: 3, place: 'slides/a.md:3' }]);
});
