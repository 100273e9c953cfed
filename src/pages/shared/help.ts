import type { Command } from './keyboard.ts';
import type { Choices } from './settings.ts';
import { button, createPanel, element, openPanel } from './panel.ts';

/** Names for signs that screen readers skip when they stand alone. */
const SPOKEN: Readonly<Record<string, string>> = {
  '.': 'full stop',
  '/': 'slash',
  '?': 'question mark',
  '+': 'plus',
  '-': 'minus',
};

/** What a screen reader leaves to the page, by Orca's browse mode. */
const SHARED =
  'While a screen reader reads, letters and arrows are its own keys: PageDown, PageUp, Space, ?, / and F1 are left, and each line here is a button.';

/** Keys as signs side by side; said as `Right, Down or N`: each does it alone, and is not to be read as a chord. */
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

/** All keys in a box; each line is also a button, for hands that have none. */
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
      // Ids of slides have no capitals.
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
