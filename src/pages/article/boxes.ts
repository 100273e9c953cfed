/** The boxes over the article; loaded at first use. */
import type { Command } from '../shared/keyboard.ts';
import { createHelp } from '../shared/help.ts';
import { createSearch, hrefOfHit } from '../shared/search.ts';
import type { Choices } from '../shared/settings.ts';
import '../style/boxes.css';

let openSearch: (() => void) | undefined;
let openHelp: (() => void) | undefined;

export function search(): void {
  // A term of the glossary has an anchor of its own here.
  openSearch ??= createSearch((hit) => (hit.term === undefined ? hrefOfHit(hit) : `#${hit.term}`));
  openSearch();
}

export function help(commands: readonly Command[], choices: Choices): void {
  openHelp ??= createHelp(commands, choices);
  openHelp();
}
