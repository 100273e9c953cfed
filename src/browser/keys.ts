/** A press, as far as the deck looks at it: a `KeyboardEvent` is one. */
export interface Press {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** With Ctrl, or the command key of a Mac: what readers of documentation press to search. */
const SEARCH = /^k$/i;

/**
 * The press as the table of commands names it: `ArrowRight`, `Space`, `Shift+Space`, `g`, `?`,
 * `Ctrl+k`. Nothing for another combination: those are the browser's.
 */
export function nameOf({ key, code, ctrlKey, altKey, metaKey, shiftKey }: Press): string | undefined {
  if (SEARCH.test(key) && (ctrlKey || metaKey) && !altKey && !shiftKey) return 'Ctrl+k';
  if (ctrlKey || altKey || metaKey) return undefined;
  if (key === ' ') return shiftKey ? 'Shift+Space' : 'Space';
  if (key.length > 1) return shiftKey ? undefined : key;
  // Under a Greek or Russian layout `code` still says which Latin letter is printed on the key.
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return (/^[ -~]$/.test(key) ? key : (letter ?? key)).toLowerCase();
}

/** Presenters' remotes send these: they move the deck, whatever has the focus. */
const ALWAYS_DECK = ['Escape', 'PageUp', 'PageDown'];
const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];

/** What moves and chooses inside a figure. */
const IN_DRAWING = [...ARROWS, 'Home', 'End', 'Enter', 'Space', 'Shift+Space'];

/** Whether the element that has the focus needs this key more than the deck does. */
export function belongsToFocus(focused: Element | null, name: string): boolean {
  if (!focused || ALWAYS_DECK.includes(name)) return false;
  // A box that was closed just now has the focus until the next frame.
  if (focused.matches('dialog:not([open]) *')) return false;
  if (focused.matches('input, textarea, select, [contenteditable], [data-keys], [data-keys] *')) return true;
  if (focused.closest('.drawing')) return IN_DRAWING.includes(name);
  if (focused.matches('button, summary')) return name === 'Enter' || name.endsWith('Space');
  if (focused.matches('a[href]')) return name === 'Enter';
  // A code block takes the focus at a click; only where it really scrolls may it keep the arrows.
  return focused.matches('pre') && focused.scrollWidth > focused.clientWidth && ARROWS.includes(name);
}
