/** `npm run test:pdf`: an external validator checks the PDFs of this talk and of small decks. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Browser } from '@playwright/test';
import { runCommand, type CommandContext, type Outcome } from '../../src/command/command.ts';
import { readFlags } from '../../src/command/flags.ts';
import { withBrowser } from '../../src/command/with-browser.ts';
import { dist, root } from '../../src/setup/project.mjs';
import { notCopied, slidesOfText, writeTalk } from './copied-text.ts';
import { decks, printDecks, printTalk } from './decks.ts';
import { complaintsOf, judge, type Verdict } from './judge.ts';
import { faults, plant } from './planted.ts';
import { ensureTools, VERAPDF } from './tools.ts';

const results = join(root, 'test-results');
/** The files are kept, so that failures can be analysed. */
const kept = join(results, 'pdf');
const report = join(results, 'pdf.json');

const usage = `npm run test:pdf -- [options]

veraPDF judges the PDFs of this talk, and of small decks, by PDF/UA-1 and PDF/A-2a; faults
that are planted in some of them must be found. It is fetched once, from Maven Central; Java
and what else is missing is installed, or asked for. Of a deck of random text, Poppler and
MuPDF copy all characters in their order. The files stay in test-results/pdf/.

  --only <name>  talk, copied, or one deck of tests/conformance/decks alone
  --help         this text

VERAPDF names another veraPDF: its jar or its program. SEED=7 makes another random text.

Exit codes: 0 all is well, 1 something is not, or is missing, 2 wrong usage, 130 or 143 interrupted.
`;

const flags = { only: { type: 'string', needs: `talk, copied, ${decks.join(', ')}` } } as const;

/** The deck of random text. */
const COPIED = 'copied';

interface Wanted {
  readonly isTalk: boolean;
  readonly isCopied: boolean;
  readonly decks: readonly string[];
}

export const main = (args: readonly string[]): Promise<number> => runCommand(args, { usage, read, work });

function read(args: readonly string[]): Wanted | string {
  const values = readFlags(args, flags);
  if (typeof values === 'string') return values;
  const { only } = values;
  if (only === undefined) return { isTalk: true, isCopied: true, decks };
  const wanted = { isTalk: only === 'talk', isCopied: only === COPIED, decks: decks.filter((name) => name === only) };
  return wanted.isTalk || wanted.isCopied || wanted.decks.length > 0
    ? wanted
    : `--only needs ${flags.only.needs}, not “${only}”.`;
}

async function work(wanted: Wanted, { stop, say }: CommandContext): Promise<Outcome> {
  const begin = performance.now();
  const veraPdf = await ensureTools();
  await rm(kept, { recursive: true, force: true });
  await mkdir(kept, { recursive: true });
  const outcomes = await withBrowser(dist, stop, async (browser, url) => {
    say('printing this talk');
    const talk = wanted.isTalk ? await printTalk(browser, url, kept) : [];
    // The large files are validated while the small ones are made.
    const ofTalk = judgeAll(veraPdf, talk, stop);
    const ofDecks = makeDecks(wanted.decks, browser, say).then((made) => judgeAll(veraPdf, made, stop));
    const judged = (await Promise.all([ofTalk, ofDecks])).flat().map(outcomeOf);
    return wanted.isCopied ? [...judged, ...(await copyText(browser, say))] : judged;
  });
  for (const { isGood, says } of outcomes) console.log(`${isGood ? 'ok    ' : 'FAILED'}  ${says}`);
  const failed = outcomes.filter(({ isGood }) => !isGood).length;
  const stats = { expected: outcomes.length - failed, unexpected: failed, flaky: 0, skipped: 0 };
  await writeFile(report, JSON.stringify({ stats }));
  const seconds = ((performance.now() - begin) / 1000).toFixed(0);
  const sum =
    failed === 0 ? `All ${outcomes.length} PDFs are as they should be` : `${failed} of ${outcomes.length} PDFs are not`;
  return { text: `${sum}, says veraPDF ${VERAPDF}; ${seconds} s.`, isFine: failed === 0 };
}

/** With the faults that are planted in them. */
async function makeDecks(names: readonly string[], browser: Browser, say: CommandContext['say']): Promise<string[]> {
  if (names.length === 0) return [];
  say('building and printing the decks');
  const files = await printDecks(browser, kept, names);
  const planted = faults.filter(({ into }) => files.includes(join(kept, `${into}.pdf`)));
  return [...files, ...(await Promise.all(planted.map((fault) => plant(fault, kept))))];
}

const judgeAll = (veraPdf: readonly string[], files: readonly string[], stop: AbortSignal): Promise<Verdict[]> =>
  files.length > 0 ? judge(veraPdf, files, stop) : Promise.resolve([]);

interface Found {
  readonly isGood: boolean;
  readonly says: string;
}

async function copyText(browser: Browser, say: CommandContext['say']): Promise<Found[]> {
  say('copying random text');
  const slides = slidesOfText(Number(process.env['SEED'] ?? 20190320));
  const talks = join(kept, 'talks');
  await writeTalk(join(talks, COPIED), slides);
  const files = await printDecks(browser, kept, [COPIED], talks);
  return files.map((file) => {
    const faults = notCopied(file, slides, file.endsWith('-slides.pdf'));
    return { isGood: faults.length === 0, says: [basename(file, '.pdf'), ...faults].join('\n          ') };
  });
}

/** A file passes if it conforms; one with a planted fault, if the fault is found. */
function outcomeOf(verdict: Verdict): Found {
  const name = basename(verdict.file, '.pdf');
  const fault = faults.find((one) => one.name === name);
  if (fault)
    return { isGood: verdict.failures.some(({ rule }) => rule === fault.rule), says: `${name}: ${fault.rule}` };
  const complaints = complaintsOf(verdict);
  return { isGood: complaints.length === 0, says: [name, ...complaints].join('\n          ') };
}
