import type { Command } from './commands.ts';
import { belongsToFocus, nameOf } from './keys.ts';
import type { Deck } from './reveal.ts';

/** Keys that work through an open box: a remote has no other way to close it. */
const THROUGH_PANEL = ['PageUp', 'PageDown', '?'];

export function bindKeys(deck: Deck, commands: readonly Command[]): void {
  document.addEventListener('keydown', (event) => {
    const name = nameOf(event);
    const command = commands.find(({ keys }) => name !== undefined && keys.includes(name));
    if (!name || !command || event.defaultPrevented || belongsToFocus(document.activeElement, name)) return;

    const panel = document.querySelector<HTMLDialogElement>('.panel[open]');
    // Escape included: the dialog closes itself.
    if (panel && !THROUGH_PANEL.includes(name)) return;
    event.preventDefault();
    panel?.close();
    if (panel && name === '?') return;

    // In the dark any key brings the light back, and does no more.
    if (deck.isBlack()) deck.black();
    else command.run();
  });
}
