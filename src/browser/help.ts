import type { Command } from './commands.ts';
import { button, createPanel, element } from './panel.ts';

/** All keys in a box; each line is also a button, for hands that have none. */
export function createHelp(commands: readonly Command[]): () => void {
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
  const panel = createPanel('Keys', element('table', ...rows));
  return () => {
    if (panel.open) panel.close();
    else panel.showModal();
  };
}
