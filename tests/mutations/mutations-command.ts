/** `npm run test:mutations`: whether the browser tests notice when the product is broken. */
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runCommand, type CommandContext, type Outcome } from '../../src/command/command.ts';
import { readFlags } from '../../src/command/flags.ts';
import { run, shellEnv, toolScript } from '../../src/setup/processes.mjs';
import { Problem, root } from '../../src/setup/project.mjs';
import { asRecord, parseRecord } from '../../src/setup/records.mjs';
import { ACCESS, mutations, READER, type Mutation } from './mutations.ts';

const usage = `npm run test:mutations -- [options]

Breaks the product in one place at a time, in a copy of the checkout, builds it, and runs the browser tests that must
fail then. The list is tests/mutations/mutations.ts. It takes some ten minutes.

  --only <words>  the mutations alone whose titles have these words
  --help          this text

Exit codes: 0 all are caught, 1 one is missed, 2 wrong usage, 130 or 143 interrupted.
`;

const flags = { only: { type: 'string', needs: 'words of a mutation’s title' } } as const;

export const main = (args: readonly string[]): Promise<number> => runCommand(args, { usage, read, work });

function read(args: readonly string[]): readonly Mutation[] | string {
  const values = readFlags(args, flags);
  if (typeof values === 'string') return values;
  const words = (values.only ?? '').toLowerCase();
  const chosen = mutations.filter(({ title }) => title.toLowerCase().includes(words));
  return chosen.length > 0 ? chosen : `No mutation's title has the words “${words}”.`;
}

/** Made by commands, or the same in every copy. */
const LEFT_OUT = ['.git', 'node_modules', 'dist', 'test-results', 'release', 'images', '.pictures'];

async function work(chosen: readonly Mutation[], { stop, say }: CommandContext): Promise<Outcome> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'mutations-'));
  try {
    await cp(root, folder, {
      recursive: true,
      filter: (file) => !LEFT_OUT.includes(path.relative(root, file)),
    });
    await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
    let missed = 0;
    for (const [index, mutation] of chosen.entries()) {
      say(`Mutation ${index + 1} of ${chosen.length}: ${mutation.title}`);
      const isCaught = await withMutation(folder, mutation, () => isNoticed(folder, mutation));
      stop.throwIfAborted();
      if (!isCaught) missed += 1;
      console.log(`${isCaught ? 'caught' : 'MISSED'}  ${mutation.title}  (${mutation.spec}: ${mutation.tests})`);
    }
    const text = `${chosen.length - missed} of ${chosen.length} mutations are caught.`;
    return { text, isFine: missed === 0 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Changes the file in the folder, as long as `act` takes. */
async function withMutation<T>(folder: string, mutation: Mutation, act: () => Promise<T>): Promise<T> {
  const file = path.join(folder, mutation.file);
  const before = await readFile(file, 'utf8');
  const [start, end, ...more] = before.split(mutation.text);
  if (start === undefined || end === undefined || more.length > 0)
    throw new Problem(`${mutation.file} does not have \`${mutation.text}\` once: mend “${mutation.title}”.`);
  await writeFile(file, start + mutation.replacement + end);
  try {
    return await act();
  } finally {
    await writeFile(file, before);
  }
}

/** Builds the folder's site, and runs the tests that must fail. */
async function isNoticed(folder: string, { title, spec, tests }: Mutation): Promise<boolean> {
  const report = path.join(folder, 'test-results', 'mutation.json');
  await rm(report, { force: true });
  const options = {
    cwd: folder,
    stdio: 'ignore',
    env: { ...shellEnv(), PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  } as const;
  const built = await run(process.execPath, [path.join(folder, 'src/setup/vite-build.mjs')], options);
  if (built !== 0) throw new Problem(`The site of “${title}” does not build.`);
  if (spec === READER) return isHeardOf(folder, title);
  const test = [String.raw`[/\\]${spec}\.spec\.ts$`, '-g', tests, '--reporter=json', '--max-failures=1'];
  const config = spec === ACCESS ? ['--config=tests/access/playwright.config.ts'] : [];
  await run(process.execPath, [toolScript('playwright'), 'test', ...config, ...test], options);
  const text = await readFile(report, 'utf8').catch(() => '{}');
  const { expected, unexpected } = asRecord(parseRecord(text)['stats']);
  if (typeof expected !== 'number' || typeof unexpected !== 'number' || expected + unexpected === 0)
    throw new Problem(`No test of ${spec}.spec.ts is called “${tests}”: mend “${title}”.`);
  return unexpected > 0;
}

/** Whether the screen reader's test fails in the folder, which it says by its counts. */
async function isHeardOf(folder: string, title: string): Promise<boolean> {
  const report = path.join(folder, 'test-results', 'screen-reader.json');
  await rm(report, { force: true });
  const command = ['src/setup/run-ts.mjs', '--build', 'tests/screen-reader/screen-reader-command.ts', '--short'];
  await run(process.execPath, command, { cwd: folder, stdio: 'ignore', env: shellEnv() });
  const text = await readFile(report, 'utf8').catch(() => '{}');
  const { unexpected } = asRecord(parseRecord(text)['stats']);
  if (typeof unexpected !== 'number')
    throw new Problem(`The screen reader’s test of “${title}” did not come to its end.`);
  return unexpected > 0;
}
