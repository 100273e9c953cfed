import type { Command } from './keyboard.ts';
import type { Choices } from './settings.ts';
import { button, createPanel, element, openPanel } from './panel.ts';

/** Spoken names for signs that screen readers skip when they stand alone. */
const SPOKEN: Readonly<Record<string, string>> = {
  '.': 'full stop',
  '/': 'slash',
  '?': 'question mark',
  '+': 'plus',
  '-': 'minus',
};

/** Which keys a screen reader passes to the page, as in Orca's browse mode. */
const SHARED =
  'While a screen reader reads, letters and arrows are its own keys: PageDown, PageUp, Space, ?, / and F1 are left, and each line here is a button.';

/** Keys side by side, announced as `Right, Down or N`: they are alternatives, not a chord. */
function keysOf(shown: string): (Node | string)[] {
  const keys = shown.split(' ');
  return keys.flatMap((key, index) => {
    if (index === 0) return [named(key)];
    return [spoken(index === keys.length - 1 ? ' or' : ','), ' ', named(key)];
  });
}

function spoken(text: string): HTMLElement {
  const said = element('span', text);
  said.className = 'spoken';
  return said;
}

function named(key: string): HTMLElement {
  const name = SPOKEN[key];
  if (name === undefined) return element('kbd', key);
  const sign = element('span', key);
  sign.ariaHidden = 'true';
  return element('kbd', sign, spoken(name));
}

/** A box with all keys; each line is also a button, for users without a keyboard. */
export function createHelp(commands: readonly Command[], choices: Choices): () => void {
  const rows = commands
    .filter(({ shown }) => shown !== '')
    .map(({ shown, does, run }, index) => {
      const act = button(does, () => {
        panel.close();
        run();
      });
      const by = element('span', ...keysOf(shown));
      by.className = 'by';
      // The capital avoids clashes: ids of slides have none.
      by.id = `Keys-${index}`;
      act.setAttribute('aria-describedby', by.id);
      return element('li', act, by);
    });
  const list = element('ul', ...rows);
  list.className = 'keys';
  const letters = element('input');
  letters.type = 'checkbox';
  letters.addEventListener('change', () => {
    choices.switchLetters();
  });
  const choice = element('label', letters, 'Letters and signs alone are keys');
  choice.className = 'check';
  const panel = createPanel('Keys', list, choice, element('p', SHARED));
  panel.classList.add('wide');
  return () => {
    if (panel.open) panel.close();
    else {
      letters.checked = choices.letters();
      openPanel(panel);
    }
  };
}
