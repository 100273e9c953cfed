import { expect, it } from 'vitest';
import { inColour, isColoured, paintFor } from '../../src/setup/colour.mjs';

it.each([
  [{ isTTY: true }, {}, true],
  [{}, {}, false],
  [{ isTTY: false }, { FORCE_COLOR: '1' }, false],
  [{ isTTY: true }, { NO_COLOR: '1' }, false],
  [{ isTTY: true }, { NO_COLOR: '' }, true],
  [{ isTTY: true }, { TERM: 'dumb' }, false],
])('%j with %j: %s', (stream, env, expected) => {
  expect(isColoured(stream, env)).toBe(expected);
});

it('leaves words as they are where there is no colour', () => {
  expect(paintFor({ isTTY: false })('error', '1 error')).toBe('1 error');
  expect(inColour('error', '1 error')).toContain('\u001B[31m');
});
