/** The commands of a page, and the keys that run them. */
import { belongsToFocus, isComposed, nameOf } from './keys.ts';

/** A command of a page: its keys and its line in the help. */
export interface Command {
  /** Names as `nameOf` returns them. */
  readonly keys: readonly string[];
  /** The keys as the help prints them; empty to leave the command out. */
  readonly shown: string;
  readonly does: string;
  readonly run: () => void;
  /** Whether the command repeats while its key is held down; by default it does not. */
  readonly repeats?: () => boolean;
}

/** Keys that also work while a dialog is open: a remote has no other way to close it. */
const THROUGH_PANEL = ['PageUp', 'PageDown', '?'];

interface KeyOptions {
  /** Whether letters and signs alone are keys. */
  readonly hasLetters: () => boolean;
  /** Called before a command; if it returns true, the key is consumed. */
  readonly wakes?: () => boolean;
}

export function bindKeys(commands: readonly Command[], { hasLetters, wakes }: KeyOptions): void {
  document.addEventListener('keydown', (event) => {
    if (isComposed(event)) return;
    const name = nameOf(event);
    const command = commands.find(({ keys }) => name !== undefined && keys.includes(name));
    if (
      !name ||
      !command ||
      (name.length === 1 && !hasLetters()) ||
      event.defaultPrevented ||
      belongsToFocus(document.activeElement, name)
    )
      return;

    const panel = document.querySelector<HTMLDialogElement>('.panel[open]');
    // Escape included: the dialog closes itself.
    if (panel && !THROUGH_PANEL.includes(name)) return;
    event.preventDefault();
    // A remote repeats a held button (26 times in 1.5 s was seen): count that as one press.
    if (event.repeat && command.repeats?.() !== true) return;
    panel?.close();
    if (panel && name === '?') return;

    if (wakes?.() !== true) command.run();
  });
}
