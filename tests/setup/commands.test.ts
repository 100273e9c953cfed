import { expect, test, vi } from 'vitest';
import { commands } from '../../src/setup/commands.mjs';
import { root } from '../../src/setup/project.mjs';

test.each(Object.entries(commands))(
  'npm run talk -- %s has a help that begins with how it is called',
  async (name, { file }) => {
    const said = vi.spyOn(console, 'log').mockReturnValue();
    const { main } = (await import(`${root}/${file}`)) as {
      readonly main: (args: readonly string[]) => Promise<number>;
    };
    expect(await main(['--help'])).toBe(0);
    const [usage = ''] = String(said.mock.calls[0]?.[0]).split('\n');
    const aliases = [`npm run talk -- ${name}`, `npm run ${name}`];
    expect(aliases.some((alias) => usage.startsWith(alias))).toBe(true);
    said.mockRestore();
  },
);
