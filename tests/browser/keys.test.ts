import { describe, expect, it } from 'vitest';
import { nameOf, type Press } from '../../src/browser/keys.ts';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: '',
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  ...more,
});

describe('nameOf', () => {
  it.each([
    ['ArrowRight', press('ArrowRight')],
    ['Space', press(' ')],
    ['Shift+Space', press(' ', { shiftKey: true })],
    ['g', press('g')],
    ['g', press('G', { shiftKey: true })],
    ['?', press('?', { shiftKey: true, code: 'Minus' })],
  ])('%s', (name, given) => {
    expect(nameOf(given)).toBe(name);
  });

  it('knows a letter by its key where the layout has no Latin letters', () => {
    expect(nameOf(press('в', { code: 'KeyD' }))).toBe('d');
    expect(nameOf(press('Δ', { code: 'KeyD', shiftKey: true }))).toBe('d');
  });

  it('goes by the letter, not by the key’s place, where there is one', () => {
    expect(nameOf(press('b', { code: 'KeyN' }))).toBe('b');
  });

  it.each([
    ['Alt and an arrow: the browser’s Back', press('ArrowLeft', { altKey: true })],
    ['Ctrl and D: a bookmark', press('d', { ctrlKey: true })],
    ['Cmd and F: find', press('f', { metaKey: true })],
    ['Shift and an arrow: a selection', press('ArrowRight', { shiftKey: true })],
  ])('leaves combinations to the browser: %s', (_, given) => {
    expect(nameOf(given)).toBeUndefined();
  });
});
