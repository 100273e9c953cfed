/** `npm run test:browsers`: the deck in browsers that are not of the Chromium family, and in an old one that is. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runCommand, type CommandContext, type Outcome } from '../../src/command/command.ts';
import { readFlags } from '../../src/command/flags.ts';
import { Problem, dist, firstLine, root } from '../../src/setup/project.mjs';
import { checks, type Check, type Stage } from './checks.ts';
import type { Browser, Window } from './driver.ts';
import { startFirefox } from './firefox.ts';
import { startOldChromium } from './old-chromium.ts';
import { Page } from './page.ts';
import { heardIn, serveListening } from './site.ts';
import { startWebKit } from './webkit.ts';

const browsers = new Map([
  ['firefox', startFirefox],
  ['webkit', startWebKit],
  ['old-chromium', startOldChromium],
]);

const choices = 'firefox, webkit or old-chromium';

const reportFile = join(root, 'test-results', 'browsers.json');
const pictures = join(root, 'test-results', 'browsers');

const usage = `npm run test:browsers -- [options]

Shows the talk in browsers that are not of the Chromium family, and in an old Chromium.
One that is missing counts as failed.

  --only <browser>  ${choices} alone
  --help            this text

Exit codes: 0 all is well, 1 something is not, 2 wrong usage, 130 or 143 interrupted.
`;

const flags = { only: { type: 'string', needs: choices } } as const;

export const main = (args: readonly string[]): Promise<number> => runCommand(args, { usage, read, work: tourAll });

function read(args: readonly string[]): readonly string[] | string {
  const names = [...browsers.keys()];
  const values = readFlags(args, flags);
  if (typeof values === 'string') return values;
  const { only } = values;
  if (only === undefined) return names;
  return names.includes(only) ? [only] : `--only needs ${flags.only.needs}, not “${only}”.`;
}

async function tourAll(chosen: readonly string[], { stop }: CommandContext): Promise<Outcome> {
  const { url, close } = await serveListening(dist);
  const tours: Tour[] = [];
  try {
    for (const name of chosen) {
      tours.push(await tour(name, url));
      stop.throwIfAborted();
    }
  } finally {
    await close();
  }
  await writeReport(tours);
  const failures = tours.reduce((sum, { failed }) => sum + failed, 0);
  return { text: failures === 0 ? '\nAll is well.' : `\n${failures} failed.`, isFine: failures === 0 };
}

interface Tour {
  /** With its version; absent when it is not there. */
  readonly browser: string | undefined;
  readonly passed: number;
  readonly failed: number;
}

/** Counted in the form of Playwright's report, for `npm test`. */
async function writeReport(tours: readonly Tour[]): Promise<void> {
  const sum = (of: 'passed' | 'failed') => tours.reduce((total, tour) => total + tour[of], 0);
  const stats = { expected: sum('passed'), unexpected: sum('failed'), flaky: 0, skipped: 0 };
  const browsers = tours.map(({ browser }) => browser).filter((browser) => browser !== undefined);
  await mkdir(dirname(reportFile), { recursive: true });
  await writeFile(reportFile, JSON.stringify({ stats, browsers }));
}

/** Runs all checks in one browser. A missing browser counts as failed, and the next one runs. */
async function tour(name: string, url: string): Promise<Tour> {
  let browser: Browser | undefined;
  let [passed, failed] = [0, 0];
  try {
    browser = await browsers.get(name)?.();
    if (browser === undefined) throw new TypeError(`No such browser: ${name}`);
    console.log(`\n${browser.name}`);
    const [first = await browser.open()] = await browser.windows();
    for (const check of checks)
      if (await passes(check, name, await stageOf(browser, first, url))) passed += 1;
      else failed += 1;
  } catch (error) {
    failed += 1;
    console.log(`\n${name}: ${error instanceof Problem ? error.message : String(error)}`);
  } finally {
    await browser?.close();
  }
  return { browser: browser?.name, passed, failed };
}

async function passes(check: Check, name: string, stage: Stage): Promise<boolean> {
  const begin = performance.now();
  let problem = '';
  try {
    await check.run(stage);
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  }
  const heard = (await Promise.all((await stage.pages()).map(heardIn))).flat();
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  const isGood = problem === '' && heard.length === 0;
  console.log(`  ${isGood ? 'ok    ' : 'FAILED'} ${seconds.padStart(5)} s  ${check.name}`);
  if (isGood) return true;
  for (const line of [...problem.split('\n'), ...heard]) if (line !== '') console.log(`      ${line}`);
  const picture = join(pictures, `${name}-${checks.indexOf(check) + 1}.png`);
  console.log(`      ${await keepPicture(stage.page, picture)}`);
  return false;
}

/** A screenshot of a page in a bad state may fail, too; the other checks must still run. */
async function keepPicture(page: Page, file: string): Promise<string> {
  try {
    const picture = await page.photograph();
    await mkdir(pictures, { recursive: true });
    await writeFile(file, picture);
    return `as it looked: ${file}`;
  } catch (error) {
    return `no picture: ${firstLine(error)}`;
  }
}

/** One window with an empty profile. */
async function stageOf(browser: Browser, first: Window, url: string): Promise<Stage> {
  for (const other of await browser.windows()) if (other.id !== first.id) await other.close();
  const page = new Page(first, url);
  await page.open('blank.html');
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.resize(1280, 720);
  const pages = async () => (await browser.windows()).map((window) => new Page(window, url));
  const another = async () => {
    const window = await browser.open();
    await window.resize(1280, 720);
    return new Page(window, url);
  };
  return { page, another, pages };
}
