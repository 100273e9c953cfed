import { expect, test } from 'vitest';
import { figures } from '../../src/figures/index.ts';
import { files } from '../../src/figures/elements.ts';

test('each figure that authors may write has a file that draws it, and no other has', () => {
  expect(Object.keys(files).sort()).toEqual(figures.map(({ name }) => name).sort());
});
