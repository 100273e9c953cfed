/** The properties of a `KeyboardEvent` that matter here. */
export interface Press {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * Keys with another meaning under Shift: arrows scroll the notes, where plain arrows step, and presenters' remotes send
 * Shift+F5 for "start the show at this slide".
 */
const SHIFTED = ['ArrowUp', 'ArrowDown', 'F5'];

/**
 * The name of a key press in the tables of commands: `ArrowRight`, `Space`, `Shift+Space`, `Shift+ArrowDown`, `g`, `?`,
 * `Ctrl+k` (the usual search key of documentation sites; on a Mac, Command). Undefined for other combinations, which
 * belong to the browser.
 */
export function nameOf(press: Press): string | undefined {
  const { key, ctrlKey, altKey, metaKey, shiftKey } = press;
  const sign = signOf(press);
  if (sign === 'k' && (ctrlKey || metaKey) && !altKey && !shiftKey) return 'Ctrl+k';
  if (ctrlKey || altKey || metaKey) return undefined;
  if (sign === ' ') return shiftKey ? 'Shift+Space' : 'Space';
  if (sign === undefined) return !shiftKey ? key : SHIFTED.includes(key) ? `Shift+${key}` : undefined;
  return sign;
}

/** What a key types on an American keyboard, without and with Shift. */
const TYPED: Readonly<Record<string, string>> = { Slash: '/?', Period: '.>', Equal: '=+', Minus: '-_' };

/** `ArrowRight`, `F1`. A key that types has one character, or two Arabic letters. */
const IS_NAMED = /^[A-Za-z0-9]{2,}$/;

/** A Latin letter, a digit, or a sign that is a command on some page. Other ASCII signs go by the key's position. */
const IS_MEANT = /^[a-z0-9 /?.>=+_-]$|\p{Script=Latin}/u;

/**
 * The character of a key press, if it has one: the one typed, wherever the layout has it. If that is neither Latin nor
 * the sign of a command, the character at the key's position on an American keyboard: Greek, Russian, Hebrew (whose W
 * types an apostrophe), Arabic, Thai.
 */
function signOf({ key, code, shiftKey }: Press): string | undefined {
  if (IS_NAMED.test(key)) return undefined;
  // Japanese input methods may type full-width characters. `toLowerCase` turns the Turkish `İ` into two characters.
  const sign = key.normalize('NFKC').replace('İ', 'i').toLowerCase();
  if (IS_MEANT.test(sign)) return sign;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return letter?.toLowerCase() ?? TYPED[code]?.charAt(shiftKey ? 1 : 0) ?? sign;
}

/** Whether a key press belongs to an input method, which composes, chooses and confirms with it. */
export const isComposed = (event: KeyboardEvent): boolean =>
  // Safari marks the confirming key press only by the legacy key code.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other sign of it
  event.isComposing || event.keyCode === 229;

/** Keys of presenters' remotes: they move the deck, whatever has the focus. */
const ALWAYS_DECK = ['Escape', 'PageUp', 'PageDown'];
const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];

const DOWN = ['ArrowUp', 'ArrowDown', 'Home', 'End'];

/** Keys that move and select inside a figure. */
const IN_DRAWING = [...ARROWS, 'Home', 'End', 'Enter', 'Space', 'Shift+Space'];

/** Whether the focused element needs this key more than the deck does. */
export function belongsToFocus(focused: Element | null, name: string): boolean {
  if (!focused || ALWAYS_DECK.includes(name)) return false;
  // A dialog keeps the focus until the next frame after it was closed.
  if (focused.matches('dialog:not([open]) *')) return false;
  if (focused.matches('input:not([type=range]), textarea, select, [contenteditable], [data-keys], [data-keys] *'))
    return true;
  if (focused.closest('.drawing')) return IN_DRAWING.includes(name);
  if (focused.matches('button, summary')) return name === 'Enter' || name.endsWith('Space');
  if (focused.matches('a[href]')) return name === 'Enter';
  // Notes that overflow scroll by their vertical keys; left and right still step.
  if (focused.matches('.said')) return focused.scrollHeight > focused.clientHeight && DOWN.includes(name);
  // A click focuses a code block; it keeps the arrows only if it overflows sideways.
  return focused.matches('pre') && focused.scrollWidth > focused.clientWidth && ARROWS.includes(name);
}
