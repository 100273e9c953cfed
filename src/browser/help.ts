import type { Command } from './command.ts';
import type { Choices } from './settings.ts';
import { button, createPanel, element } from './panel.ts';

/** All keys in a box; each line is also a button, for hands that have none. */
export function createHelp(commands: readonly Command[], choices: Choices): () => void {
  const rows = commands
    .filter(({ shown }) => shown !== '')
    .map(({ shown, does, run }) => {
      const keys = shown.split(' ').flatMap((key) => [element('kbd', key), ' ']);
      const act = button(does, () => {
        panel.close();
        run();
      });
      return element('tr', element('td', ...keys), element('td', act));
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
