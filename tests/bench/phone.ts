import { chromium, type Browser, type CDPSession } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';
import { fromHtml } from 'hast-util-from-html';
import { textOf, walk } from '../../src/trees.ts';
import { launchOptions } from '../../src/setup/launch-options.mjs';
import { mediaType } from '../../src/setup/media-types.mjs';

/** Load metrics on a slow phone; in ms, but for the layout shift, which has no unit. */
export interface Seen {
  readonly first: number;
  readonly largest: number;
  readonly shift: number;
  /** Total blocking time: from the first paint on, the sum of long tasks beyond 50 ms each. */
  readonly blocked: number;
}

/** What the page itself gathers meanwhile. */
interface Gathered {
  readonly largest: number;
  readonly shift: number;
  readonly tasks: readonly { readonly from: number; readonly to: number }[];
}

/** The editions, and beside them a page with the same text and nothing else. */
export type Views = Readonly<Record<'flat' | 'read' | 'deck', Seen>>;

const RUNS = 5;

/** Timeout for drawing the figures, in ms: only catches hangs. */
const PATIENCE = 60_000;

/** A processor four times slower, 1.6 Mbit/s, and a round trip of 150 ms. */
const PHONE = { slowdown: 4, latency: 150, bytes: (1.6 * 1000 * 1000) / 8 };

/** Medians; runs are interleaved, so that other load on the machine affects all of them. */
export async function measurePhone(): Promise<Views> {
  const { url, close } = await host();
  const browser = await chromium.launch(launchOptions());
  try {
    const runs: Record<keyof Views, Seen[]> = { flat: [], read: [], deck: [] };
    for (let run = 0; run < RUNS; run += 1) {
      runs.flat.push(await look(browser, `${url}flat.html`));
      runs.read.push(await look(browser, `${url}read/`));
      // Phones are redirected to the article; this measures the deck on request.
      runs.deck.push(await look(browser, `${url}?deck`));
    }
    return { flat: medians(runs.flat), read: medians(runs.read), deck: medians(runs.deck) };
  } finally {
    await browser.close();
    await close();
  }
}

async function look(browser: Browser, url: string): Promise<Seen> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: PHONE.latency,
      downloadThroughput: PHONE.bytes,
      uploadThroughput: PHONE.bytes,
    });
    await session.send('Emulation.setCPUThrottlingRate', { rate: PHONE.slowdown });
    await page.addInitScript(() => {
      const seen = { largest: 0, shift: 0, tasks: new Array<{ from: number; to: number }>() };
      Object.assign(window, { seen });
      const observe = (type: string, take: (entry: PerformanceEntry) => void) => {
        new PerformanceObserver((list) => {
          list.getEntries().forEach(take);
        }).observe({ type, buffered: true });
      };
      observe('largest-contentful-paint', (entry) => (seen.largest = entry.startTime));
      observe('layout-shift', (entry) => (seen.shift += Number(Reflect.get(entry, 'value'))));
      observe('longtask', ({ startTime, duration }) => seen.tasks.push({ from: startTime, to: startTime + duration }));
    });
    await page.goto(url, { waitUntil: 'load' });
    await untilDone(session);
    return await page.evaluate(async () => {
      await document.fonts.ready;
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      const first = paint?.startTime ?? Infinity;
      const { largest, shift, tasks } = Reflect.get(window, 'seen') as Gathered;
      const blocked = tasks.reduce((sum, { from, to }) => sum + Math.max(0, to - Math.max(from, first) - 50), 0);
      return { first, largest, shift, blocked };
    });
  } finally {
    await context.close();
  }
}

/**
 * Polls by the DevTools protocol. Playwright's waiting injects a script into the page, a task of 60 ms on
 * such a processor, which would count as the page's.
 */
async function untilDone(session: CDPSession): Promise<void> {
  const expression = `document.querySelector('script') === null || document.documentElement.dataset.figures === 'ready'`;
  const isDone = async () => (await session.send('Runtime.evaluate', { expression })).result.value === true;
  for (let waited = 0; waited < PATIENCE; waited += 100) {
    if (await isDone()) return;
    await setTimeout(100);
  }
  throw new Error(`The page has not drawn its figures after ${PATIENCE / 1000} s`);
}

function medians(runs: readonly Seen[]): Seen {
  const median = (of: (seen: Seen) => number) => runs.map(of).sort((a, b) => a - b)[Math.floor(runs.length / 2)] ?? 0;
  return {
    first: median(({ first }) => first),
    largest: median(({ largest }) => largest),
    shift: median(({ shift }) => shift),
    blocked: median(({ blocked }) => blocked),
  };
}

/** The built site as a good host sends it, compressed, and the flat page beside it. */
async function host(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const dist = resolve('dist');
  const flat = flatPage(await readFile(join(dist, 'read/index.html'), 'utf8'));
  const kept = new Map<string, Promise<{ readonly body: Buffer; readonly headers: http.OutgoingHttpHeaders }>>();
  const server = http.createServer((request, response) => {
    const [path = ''] = (request.url ?? '/').split('?');
    const name = path.endsWith('/') ? `${path}index.html` : path;
    const answer = kept.get(name) ?? pack(name === '/flat.html' ? Buffer.from(flat) : readFile(join(dist, name)), name);
    kept.set(name, answer);
    answer.then(
      ({ body, headers }) => response.writeHead(200, headers).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      }),
  };
}

async function pack(content: Buffer | Promise<Buffer>, name: string) {
  const plain = await content;
  const isPacked = name.endsWith('.woff2');
  return {
    body: isPacked ? plain : brotliCompressSync(plain),
    headers: { 'Content-Type': mediaType(name), ...(!isPacked && { 'Content-Encoding': 'br' }) },
  };
}

/** The article's text in headings and paragraphs: no style, no script, no picture. */
function flatPage(html: string): string {
  const blocks: string[] = [];
  walk(fromHtml(html), (node) => {
    if (node.type !== 'element' || !['h1', 'h2', 'h3', 'p', 'li', 'td', 'th', 'dd', 'dt'].includes(node.tagName))
      return;
    const tag = /^h\d$/.test(node.tagName) ? node.tagName : 'p';
    const text = textOf(node).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    blocks.push(`<${tag}>${text}</${tag}>`);
  });
  const head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Flat</title>';
  return `<!doctype html><html lang="en"><head>${head}</head><body>${blocks.join('\n')}</body></html>`;
}
