/** `npm run test:stage`: tests that need real windows and real keys. */
import { runCommand, type CommandContext, type Outcome } from '../../src/command/command.ts';
import { readFlags } from '../../src/command/flags.ts';
import { runTool, shellEnv } from '../../src/setup/processes.mjs';
import { ensurePrograms } from './programs.ts';

const usage = `npm run test:stage -- [options]

Gives the built talk in a Chromium with windows, on two screens that nobody sees, by keys and mouse of X:
popups, focus, full screen, a remote, crashes, the one file. On Linux; installs with apt what is missing, if that is wished.

  --only <words>  the scenes alone whose names have these words
  --help          this text

Exit codes: 0 all is well, 1 something is not, 2 wrong usage, 130 or 143 interrupted.
`;

const flags = { only: { type: 'string', needs: 'words of a scene’s name' } } as const;

export const main = (args: readonly string[]): Promise<number> => runCommand(args, { usage, read, work });

function read(args: readonly string[]): readonly string[] | string {
  const values = readFlags(args, flags);
  if (typeof values === 'string') return values;
  return values.only === undefined ? [] : ['--grep', values.only.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')];
}

async function work(chosen: readonly string[], { stop }: CommandContext): Promise<Outcome> {
  await ensurePrograms();
  const code = await runTool('playwright', ['test', '--config=tests/stage/playwright.config.ts', ...chosen], {
    env: shellEnv(),
  });
  stop.throwIfAborted();
  return code === 0 ? { text: '\nAll is well.' } : { text: '\nSomething is not as it should be.', isFine: false };
}
