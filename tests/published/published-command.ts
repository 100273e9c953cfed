/** `npm run test:published`: runs what `.github/workflows/pages.yml` runs, and follows every link of what it publishes. */
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { runCommand, type CommandContext, type Outcome } from '../../src/command/command.ts';
import { noFlags } from '../../src/command/flags.ts';
import { DOWNLOADS, PRODUCTS } from '../../src/contract.ts';
import { run, shellEnv } from '../../src/setup/processes.mjs';
import { Problem, root } from '../../src/setup/project.mjs';
import { followLinks } from './links.ts';

const results = join(root, 'test-results');
const work = join(results, 'published');
const report = join(results, 'published.json');

const usage = `npm run test:published

Runs the commands of .github/workflows/pages.yml but its tests, on a copy of the slides,
and follows every link of the site that comes out. It stays in test-results/published/.

Exit codes: 0 all is well, 1 something is not, 130 or 143 interrupted.
`;

export const main = (args: readonly string[]): Promise<number> =>
  runCommand(args, { usage, read: noFlags, work: publish });

async function publish(_: object, { stop }: CommandContext): Promise<Outcome> {
  const begin = performance.now();
  const [slides, site] = [join(work, 'slides'), join(work, 'site')];
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  await cp(join(root, 'slides'), slides, { recursive: true });
  for (const command of await commands()) {
    console.log(`\n$ ${command}`);
    const env = { ...shellEnv(), TALK_SLIDES: slides, TALK_OUT: site };
    const code = await run(command, [], { env, shell: true });
    if (code !== 0) throw new Problem(`“${command}” ended with ${code}, see above.`);
    stop.throwIfAborted();
  }
  const files = await filesIn(site);
  const { own: links, dead } = followLinks(files);
  const article = files.get('read/index.html') ?? '';
  const missing = DOWNLOADS.map((kind) => PRODUCTS[kind]).filter(
    (name) => !files.has(name) || !article.includes(`../${name}`),
  );
  const faults = [...missing.map((name) => `${name} is not there, or the article has no link to it`), ...dead];
  for (const fault of faults) console.log(`FAILED  ${fault}`);
  const stats = { expected: links - faults.length, unexpected: faults.length, flaky: 0, skipped: 0 };
  await writeFile(report, JSON.stringify({ stats }));
  const seconds = ((performance.now() - begin) / 1000).toFixed(0);
  return {
    text: `${links} links within ${files.size} files, ${faults.length} lead nowhere; ${seconds} s.`,
    isFine: faults.length === 0,
  };
}

const workflow = v.object({
  jobs: v.object({ build: v.object({ steps: v.array(v.object({ run: v.optional(v.string()) })) }) }),
});

/** All that is typed for the site, after the tests. */
async function commands(): Promise<string[]> {
  const text = await readFile(join(root, '.github/workflows/pages.yml'), 'utf8');
  const { steps } = v.parse(workflow, parse(text)).jobs.build;
  return steps.flatMap(({ run: command }) => (command === undefined || command === 'npm test' ? [] : [command]));
}

/** By their paths with `/`; the text of the pages alone. */
async function filesIn(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => {
      const file = join(entry.parentPath, entry.name);
      const path = relative(folder, file).split(sep).join('/');
      return [path, path.endsWith('.html') ? await readFile(file, 'utf8') : ''] as const;
    });
  return new Map(await Promise.all(files));
}
