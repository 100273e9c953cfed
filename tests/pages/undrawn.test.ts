import { expect, test } from 'vitest';
import { undrawnMessage } from '../../src/pages/shared/undrawn.ts';

test.each([
  [['日', '、'], 'Install fonts-noto-cjk (Debian)'],
  [['ⵣ'], 'Install fonts-noto-core (Debian)'],
  [['😀', '本'], 'Install fonts-noto-color-emoji and fonts-noto-cjk (Debian)'],
  [['\u{E000}'], 'Use another character.'],
])('%j: a way out', (characters, way) => {
  expect(undrawnMessage(characters)).toContain(way);
});

test('names each character by its code, and no more than eight', () => {
  const words = undrawnMessage(Array.from('日本語仮想化重要行'));
  expect(words).toContain('日 (U+65E5), 本 (U+672C)');
  expect(words).toContain('要 (U+8981) and 1 more.');
});
