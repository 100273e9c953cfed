import { describe, expect, it } from 'vitest';
import { nameOf, type Press } from '../../src/pages/shared/keys.ts';

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
    ['Shift+ArrowDown', press('ArrowDown', { shiftKey: true })],
    ['F5', press('F5')],
    ['Shift+F5', press('F5', { shiftKey: true })],
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

  it.each([
    ['Ctrl+k', press('л', { code: 'KeyK', ctrlKey: true })],
    ['Ctrl+k', press('κ', { code: 'KeyK', metaKey: true })],
    ['Ctrl+k', press('K', { code: 'KeyK', ctrlKey: true })],
    ['Ctrl+k', press('k', { code: 'KeyV', ctrlKey: true })],
    [undefined, press('t', { code: 'KeyK', ctrlKey: true })],
    // Arabic types two letters by this key.
    ['b', press('لا', { code: 'KeyB' })],
    ['/', press('ظ', { code: 'Slash' })],
    ['?', press('؟', { code: 'Slash', shiftKey: true })],
    ['-', press('ข', { code: 'Minus' })],
    ['+', press('๙', { code: 'Equal', shiftKey: true })],
    // Hebrew, Greek and Bulgarian type these, which no command has.
    ['w', press("'", { code: 'KeyW' })],
    ['q', press(';', { code: 'KeyQ' })],
    ['q', press(',', { code: 'KeyQ' })],
    [',', press(',', { code: 'Comma' })],
    // A character that a command may use counts as typed, whatever its position on the keyboard.
    ['.', press('.', { code: 'Slash' })],
    ['/', press('/', { code: 'KeyQ' })],
    ['k', press('ｋ', { code: 'KeyK' })],
    ['i', press('İ', { code: 'Quote', shiftKey: true })],
    // Latin letters in another letter's position.
    ['ğ', press('ğ', { code: 'KeyE' })],
    ['é', press('é', { code: 'Digit2' })],
    ['Dead', press('Dead', { code: 'BracketLeft' })],
    ['F1', press('F1', { code: 'F1' })],
  ])('%s under any layout', (name, given) => {
    expect(nameOf(given)).toBe(name);
  });

  it('goes by the letter, not by the key’s place, where there is one', () => {
    expect(nameOf(press('b', { code: 'KeyN' }))).toBe('b');
  });

  it.each([
    ['Alt and an arrow: the browser’s Back', press('ArrowLeft', { altKey: true })],
    ['Ctrl and D: a bookmark', press('d', { ctrlKey: true })],
    ['Cmd and F: find', press('f', { metaKey: true })],
    ['Ctrl and F5: a fresh page', press('F5', { ctrlKey: true })],
    ['Shift and an arrow: a selection', press('ArrowRight', { shiftKey: true })],
  ])('leaves combinations to the browser: %s', (_, given) => {
    expect(nameOf(given)).toBeUndefined();
  });
});
