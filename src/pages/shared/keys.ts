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
 * Keys that mean something else with Shift: arrows scroll what the deck's own leave where it is, and F5 comes from
 * presenters' remotes, for "start the show at this slide".
 */
const SHIFTED = ['ArrowUp', 'ArrowDown', 'F5'];

/**
 * The press as the table of commands names it: `ArrowRight`, `Space`, `Shift+Space`, `Shift+ArrowDown`, `g`, `?`,
 * `Ctrl+k`, which is what readers of documentation press to search, on a Mac with its command key. Nothing for another
 * combination: those are the browser's.
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

/** `ArrowRight`, `F1`; what is typed is one letter, or two of Arabic's. */
const IS_NAMED = /^[A-Za-z0-9]{2,}$/;

/** A letter, a digit, or one of the signs that are commands somewhere: no other sign of ASCII is meant as such. */
const IS_MEANT = /^[a-z0-9 /?.>=+_-]$|\p{Script=Latin}/u;

/**
 * The sign that a press means, if it means one. It goes by the letter, wherever the layout has put it; where that is
 * neither Latin nor a sign that a command may have, by what is printed on the key besides: Greek, Russian, Hebrew (whose
 * W types an apostrophe), Arabic, Thai.
 */
function signOf({ key, code, shiftKey }: Press): string | undefined {
  if (IS_NAMED.test(key)) return undefined;
  // An input method for Japanese may type in full width. Turkish keeps the dot of its capital.
  const sign = key.normalize('NFKC').replace('İ', 'i').toLowerCase();
  if (IS_MEANT.test(sign)) return sign;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return letter?.toLowerCase() ?? TYPED[code]?.charAt(shiftKey ? 1 : 0) ?? sign;
}

/** A key that belongs to an input method, which composes, chooses and confirms with it. */
export const isComposed = (event: KeyboardEvent): boolean =>
  // Safari tells the last one, which confirms, only by the old number.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other sign of it
  event.isComposing || event.keyCode === 229;

/** Keys of presenters' remotes: they move the deck, whatever has the focus. */
const ALWAYS_DECK = ['Escape', 'PageUp', 'PageDown'];
const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];

const DOWN = ['ArrowUp', 'ArrowDown', 'Home', 'End'];

/** What moves and chooses inside a figure. */
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
  // Notes that do not fit scroll with the keys that scroll; to the side there is nothing, and those step.
  if (focused.matches('.said')) return focused.scrollHeight > focused.clientHeight && DOWN.includes(name);
  // A code block takes the focus at a click; only where it really scrolls may it keep the arrows.
  return focused.matches('pre') && focused.scrollWidth > focused.clientWidth && ARROWS.includes(name);
}
