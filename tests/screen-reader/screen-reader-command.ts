/** `npm run test:screen-reader`: what Orca says of the built site in Firefox. Nobody listens; its log is read. */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runCommand, type CommandContext, type Outcome } from '../../src/command/command.ts';
import { readFlags } from '../../src/command/flags.ts';
import { dist, root } from '../../src/setup/project.mjs';
import { serve } from '../../src/setup/server.mjs';
import { kinds, onward } from '../talk/heard.ts';
import { PROFILE } from './files.ts';
import type { Walk } from './judge.ts';
import { SpeechLog } from './log.ts';
import { ensurePrograms } from './packages.ts';
import { openSession } from './session.ts';
import { walk, type Heard } from './walker.ts';
import { walks } from './walks.ts';

const results = join(root, 'test-results');
const reportFile = join(results, 'screen-reader.json');
const transcriptFile = join(results, 'screen-reader.txt');

const usage = `npm run test:screen-reader -- [options]

Has Orca read the built site in Firefox, on a screen that nobody sees, and compares what it says with what must be
heard. It asks whether to install what is missing. The transcript is test-results/screen-reader.txt.

  --short  the opening, one slide of each kind, figures and boxes alone, in about a minute
  --help   this text

Exit codes: 0 all is heard, 1 something is not, 2 wrong usage, 130 or 143 interrupted.
`;

const flags = { short: { type: 'boolean' } } as const;

export const main = (args: readonly string[]): Promise<number> => runCommand(args, { usage, read, work });

function read(args: readonly string[]): { readonly isShort: boolean } | string {
  const values = readFlags(args, flags);
  return typeof values === 'string' ? values : { isShort: values.short ?? false };
}

interface Walked {
  readonly walk: Walk;
  readonly heard: readonly Heard[];
}

async function work({ isShort }: { readonly isShort: boolean }, { stop, say }: CommandContext): Promise<Outcome> {
  await ensurePrograms();
  const chosen = isShort ? [...kinds, ...walks].filter((one) => one.isShort) : [...kinds, ...walks, await onward()];
  const programs = await Promise.all([versionOf('orca', 'Orca '), versionOf('firefox-esr')]);
  const { url, close } = await serve(dist);
  const walked: Walked[] = [];
  try {
    const session = await openSession(stop);
    try {
      const log = new SpeechLog(session.log);
      await session.start('firefox-esr', ['--no-remote', '--profile', join(session.home, PROFILE), 'about:blank']);
      await session.untilWindow('Mozilla Firefox');
      for (const one of chosen) {
        say(one.name);
        walked.push({ walk: one, heard: await walk(one, { session, log, url, stop }) });
        console.log(lineOf(one, walked.at(-1)?.heard ?? []));
      }
    } finally {
      await session.close();
    }
  } finally {
    await close();
  }
  await writeResults(walked, programs);
  const failures = walked.flatMap(({ heard }) => heard).filter(({ problems }) => problems.length > 0).length;
  const text = failures === 0 ? 'All is heard.' : `${failures} presses are not answered as they should be.`;
  return { text: `\n${text} Transcript: ${transcriptFile}`, isFine: failures === 0 };
}

async function versionOf(program: string, name = ''): Promise<string> {
  const { stdout } = await promisify(execFile)(program, ['--version']);
  return `${name}${stdout.trim()}`;
}

function lineOf({ name }: Walk, heard: readonly Heard[]): string {
  const wrong = heard.filter(({ problems }) => problems.length > 0);
  const lines = wrong.flatMap(({ step, problems, said }) => [
    ...problems.map((problem) => `      ${step.does}: ${problem}`),
    `      heard: ${said.join(' | ')}`,
  ]);
  return [`  ${wrong.length === 0 ? 'ok    ' : 'FAILED'} ${name}`, ...lines].join('\n');
}

/** The transcript for a person, and the counts in the form of Playwright's report, for `npm test`. */
async function writeResults(walked: readonly Walked[], programs: readonly string[]): Promise<void> {
  const all = walked.flatMap(({ heard }) => heard);
  const unexpected = all.filter(({ problems }) => problems.length > 0).length;
  const stats = { expected: all.length - unexpected, unexpected, flaky: 0, skipped: 0 };
  const text = walked.map(({ walk: { name }, heard }) =>
    [
      name,
      '',
      ...heard.flatMap(({ step, said, problems }) => [
        step.does,
        ...said.map((one) => `    ${one}`),
        ...problems.map((problem) => `  ! ${problem}`),
      ]),
    ].join('\n'),
  );
  await mkdir(results, { recursive: true });
  await writeFile(transcriptFile, `${programs.join(', ')}\n\n${text.join('\n\n')}\n`);
  await writeFile(reportFile, JSON.stringify({ stats, browsers: programs }));
}
