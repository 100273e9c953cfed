/** `npm run test:browsers`: the deck in browsers that are not of the Chromium family. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand, type Around, type Outcome } from '../../src/command/command.ts';
import { readFlags } from '../../src/command/flags.ts';
import { Problem, dist, firstLine, root } from '../../src/setup/project.mjs';
import { checks, type Check, type Stage } from './checks.ts';
import type { Browser, Window } from './driver.ts';
import { startFirefox } from './firefox.ts';
import { Page } from './page.ts';
import { heardIn, serveListening } from './site.ts';
import { startWebKit } from './webkit.ts';

const browsers = new Map([
  ['firefox', startFirefox],
  ['webkit', startWebKit],
]);

const pictures = join(root, 'test-results', 'browsers');

const usage = `npm run test:browsers -- [options]

Shows the talk in browsers that are not of the Chromium family.

  --only <browser>  ${[...browsers.keys()].join(' or ')} alone
  --help            this text

Exit codes: 0 all is well, 1 something is not, 2 wrong usage, 130 or 143 interrupted.
`;

const flags = { only: { type: 'string', needs: [...browsers.keys()].join(' or ') } } as const;

export const main = (args: readonly string[]): Promise<number> => runCommand(args, { usage, read, work: tourAll });

function read(args: readonly string[]): readonly string[] | string {
  const names = [...browsers.keys()];
  const values = readFlags(args, flags);
  if (typeof values === 'string') return values;
  const { only } = values;
  if (only === undefined) return names;
  return names.includes(only) ? [only] : `--only needs ${flags.only.needs}, not “${only}”.`;
}

async function tourAll(chosen: readonly string[], { stop }: Around): Promise<Outcome> {
  const { url, close } = await serveListening(dist);
  let failures = 0;
  try {
    for (const name of chosen) {
      failures += await tour(name, url);
      stop.throwIfAborted();
    }
  } finally {
    await close();
  }
  return { text: failures === 0 ? '\nAll is well.' : `\n${failures} failed.`, isFine: failures === 0 };
}

/** Does all checks in one browser. One that is not there has failed, and the next has its turn. */
async function tour(name: string, url: string): Promise<number> {
  let browser: Browser | undefined;
  let failures = 0;
  try {
    browser = await browsers.get(name)?.();
    if (browser === undefined) throw new TypeError(`No such browser: ${name}`);
    console.log(`\n${browser.name}`);
    const [first = await browser.open()] = await browser.windows();
    for (const check of checks) if (!(await passes(check, name, await stageOf(browser, first, url)))) failures += 1;
  } catch (error) {
    failures += 1;
    console.log(`\n${name}: ${error instanceof Problem ? error.message : String(error)}`);
  } finally {
    await browser?.close();
  }
  return failures;
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

/** A page in a bad state may not be to be had as a picture, either; the other checks shall have their turn. */
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

/** One window, as if nobody had been there before. */
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
