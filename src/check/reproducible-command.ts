/** `npm run talk -- reproducible`: makes all products twice in different environments and compares all bytes. */
import { mkdtemp, open, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand, type CommandContext, type Outcome } from '../command/command.ts';
import { noFlags } from '../command/flags.ts';
import { readFiles, type Files } from '../site/files.ts';
import { run, shellEnv } from '../setup/processes.mjs';
import { Problem, root } from '../setup/project.mjs';
import { checkoutOf } from '../setup/version.mjs';
import { copyProject } from './reproducible/copy.ts';
import { differences, productsOf, table, unnamed } from './reproducible/compare.ts';

/** An environment in which the products are made. */
interface World {
  readonly name: string;
  /** Below the temporary folder. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

const clock = new URL('./reproducible/moved-clock.mjs', import.meta.url).href;

const worlds: readonly [World, World] = [
  { name: 'first', folder: 'one', env: { LANG: 'C', LC_ALL: 'C', LANGUAGE: 'en', TZ: 'UTC' } },
  {
    name: 'second',
    folder: join('another', 'and deeper', 'copy'),
    env: {
      LANG: 'ja_JP.UTF-8',
      LC_ALL: 'ja_JP.UTF-8',
      LANGUAGE: 'ja',
      TZ: 'Pacific/Kiritimati',
      NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import ${clock}`,
    },
  },
];

/** Arguments of `run-ts.mjs`, as `npm run` passes them; the first builds the site. */
const makers: readonly (readonly string[])[] = [
  ['--build', '--browser', 'src/export/pdf-command.ts'],
  ['--build', 'src/export/file-command.ts'],
  ['src/export/notes-command.ts'],
];

const usage = `npm run talk -- reproducible

Makes site, one file, PDFs and notes twice from these files: in two folders, languages
and time zones, on two days. Compares all bytes.

Exit codes: 0 the same, 1 not the same, 2 wrong usage, 130 or 143 interrupted.
`;

export const main = (args: readonly string[] = []): Promise<number> =>
  runCommand(args, { usage, read: noFlags, work: makeTwice });

async function makeTwice(_: object, { stop }: CommandContext): Promise<Outcome> {
  // The real path: programs resolve symbolic links.
  const temporary = await mkdtemp(join(await realpath(tmpdir()), 'reproducible-'));
  try {
    // Both copies are made first, so that a file saved meanwhile is in both or in neither.
    for (const { folder } of worlds) await copyProject(join(temporary, folder));
    const [one, other] = [make(temporary, worlds[0], stop), make(temporary, worlds[1], stop)];
    // If one fails, stop the other before its folder is removed.
    await Promise.allSettled([one, other]);
    return await compare(await one, await other);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function make(temporary: string, { name, folder, env }: World, stop: AbortSignal): Promise<Files> {
  const cwd = join(temporary, folder);
  const script = join(cwd, 'src/setup/run-ts.mjs');
  // Outside of the copy, which would otherwise have an untracked file.
  const said = join(temporary, `${name}.log`);
  for (const words of makers) {
    stop.throwIfAborted();
    const code = await quietly([script, ...words], said, { cwd, env: { ...shellEnv(), ...env } });
    stop.throwIfAborted();
    if (code !== 0) {
      console.error(await readFile(said, 'utf8'));
      throw new Problem(`${words.at(-1) ?? ''} failed in ${cwd} (exit code ${code}).`);
    }
  }
  return readFiles(join(cwd, 'dist'));
}

/** Runs a program with its output in a log, which is shown only if it fails. */
async function quietly(
  words: readonly string[],
  log: string,
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<number> {
  const file = await open(log, 'w');
  const code = await run(process.execPath, words, { ...options, stdio: ['ignore', file.fd, file.fd] });
  await file.close();
  return code;
}

async function compare(first: Files, second: Files): Promise<Outcome> {
  const checkout = await checkoutOf(join(root, 'slides'));
  const from = checkout ? `commit ${checkout.commit}${checkout.isChanged ? ', with changes' : ''}` : 'no commit';
  const faults = [...differences(first, second), ...(checkout ? unnamed(first, checkout.commit) : [])];
  const isFine = faults.length === 0;
  const verdict = isFine
    ? `All ${first.size} files are the same, byte for byte.`
    : `${faults.join('\n')}\n\n${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}.`;
  const made = `Made twice from ${from}: in two folders, languages and time zones, 200 days apart.`;
  return { text: [made, table(productsOf(first)), verdict].join('\n\n'), isFine };
}
