import type { Command } from './keyboard.ts';
import type { Choices } from './settings.ts';
import { button, createPanel, element } from './panel.ts';

/** Names for signs that screen readers skip when they stand alone. */
const SPOKEN: Readonly<Record<string, string>> = {
  '.': 'full stop',
  '/': 'slash',
  '?': 'question mark',
  '+': 'plus',
  '-': 'minus',
};

/** `Right, Down or N`: each does it alone, and is not to be read as a chord. */
function keysOf(shown: string): (Node | string)[] {
  const keys = shown.split(' ');
  return keys.flatMap((key, index) => {
    const between = index === 0 ? '' : index === keys.length - 1 ? ' or ' : ', ';
    return [between, named(key)];
  });
}

function named(key: string): HTMLElement {
  const spoken = SPOKEN[key];
  if (spoken === undefined) return element('kbd', key);
  const sign = element('span', key);
  sign.ariaHidden = 'true';
  const name = element('span', spoken);
  name.className = 'spoken';
  return element('kbd', sign, name);
}

/** All keys in a box; each line is also a button, for hands that have none. */
export function createHelp(commands: readonly Command[], choices: Choices): () => void {
  const rows = commands
    .filter(({ shown }) => shown !== '')
    .map(({ shown, does, run }) => {
      const act = button(does, () => {
        panel.close();
        run();
      });
      return element('tr', element('td', ...keysOf(shown)), element('td', act));
    });
  const letters = element('input');
  letters.type = 'checkbox';
  letters.addEventListener('change', () => {
    choices.switchLetters();
  });
  const choice = element('label', letters, 'Letters and signs alone are keys');
  choice.className = 'check';
  const panel = createPanel('Keys', element('table', ...rows), choice);
  return () => {
    if (panel.open) panel.close();
    else {
      letters.checked = choices.letters();
      panel.showModal();
    }
  };
}
