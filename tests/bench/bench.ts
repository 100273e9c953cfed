/** `npm run bench`: what loading, editing, building and opening cost here, beside what we aim at on two slow cores. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { measureDownload, type Download } from './download.ts';
import { measureEdit } from './edit.ts';
import { measureFigures } from './figures.ts';
import { measureNext } from './next.ts';
import { measureLongPdf, measurePdf, type Exported } from './pdf.ts';
import { measurePhone } from './phone.ts';
import { measureStage } from './stage.ts';

const run = promisify(execFile);

interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB' | 'kB' | 'frames' | '';
  /** At most. */
  readonly aim?: number;
}

export async function main(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    await bundle(folder);
    print('Loading', [
      ...(await loading(folder, 30, 6)),
      ...(await loading(folder, 300, 6)),
      ...(await loading(folder, 3000, 30)),
      ...(await loading(folder, 3000, 1)),
    ]);
    print('An edit, from saving to the page', [
      { what: '30 slides', value: await measureEdit(30, 6), unit: 'ms', aim: 50 },
      { what: '3,000 slides', value: await measureEdit(3000, 30), unit: 'ms', aim: 50 },
    ]);
    print('Building the site', [{ what: 'vite build', value: await building(folder), unit: 'ms' }]);
    const { first, figures } = await measureDownload({ path: '', ready: 'deck' });
    print('To the first slide, brotli', sizesOf(first, { all: 120, text: 50 }));
    const article = await measureDownload({ path: 'read/', ready: 'read' });
    print('To the article, brotli', sizesOf(article.first, { all: 100, text: 45 }));
    print('All figures, brotli', [{ what: 'together', value: kB(figures), unit: 'kB', aim: 25 }, ...rowsOf(figures)]);
    print(
      'A change of state, median of a figure, script alone',
      (await measureFigures()).map(({ slide, median }) => ({ what: slide, value: median, unit: 'ms', aim: 4 })),
    );
    print('On a slow phone', await phone());
    print('From the key to the next slide', [
      { what: '30 slides', value: await measureNext(30), unit: 'frames', aim: 2 },
      { what: '300 slides', value: await measureNext(300), unit: 'frames', aim: 2 },
      { what: '3,000 slides', value: await measureNext(3000), unit: 'frames', aim: 2 },
    ]);
    print('On stage', [
      { what: 'a step, from the speaker’s key to the hall’s frame', value: await measureStage(), unit: 'ms', aim: 50 },
    ]);
    print('PDF, when the browser is up', [
      ...exportRows('this talk', await measurePdf(), { time: 2000, kB: 400 }),
      ...exportRows('300 slides, 5 steps each', await measureLongPdf(300, 5), { time: 90_000 }),
    ]);
    return 0;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The loader as one plain module: no development server shares its process. */
async function bundle(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: resolve('tests/bench/load.ts'), outDir: folder, target: 'node20' },
  });
}

async function loading(folder: string, slides: number, files: number): Promise<Row[]> {
  const { stdout } = await run(process.execPath, [join(folder, 'load.js'), slides.toString(), files.toString()]);
  const figures: unknown = JSON.parse(stdout);
  const known = new Map<string, unknown>(Object.entries(figures ?? {}));
  const figure = (name: string) => Number(known.get(name));
  const of = `${slides.toLocaleString('en')} slides in ${files === 1 ? 'one file' : `${files} files`}`;
  const isLarge = slides === 3000;
  return [
    { what: of, value: figure('load'), unit: 'ms', ...(isLarge && { aim: 5000 }) },
    { what: '  peak memory', value: figure('peak'), unit: 'MB', ...(isLarge && { aim: 400 }) },
    { what: '  to HTML', value: figure('html'), unit: 'ms' },
    { what: '  one slide edited', value: figure('edit'), unit: 'ms', aim: 50 },
  ];
}

async function building(folder: string): Promise<number> {
  const start = performance.now();
  await run(process.execPath, [resolve('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'], {
    env: { ...process.env, TALK_OUT: join(folder, 'dist') },
  });
  return performance.now() - start;
}

const sizesOf = (files: readonly Download[], { all, text }: { readonly all: number; readonly text: number }): Row[] => [
  { what: 'with fonts', value: kB(files), unit: 'kB', aim: all },
  { what: 'without fonts', value: kB(files.filter(({ name }) => !name.endsWith('.woff2'))), unit: 'kB', aim: text },
  ...rowsOf(files),
];

/** Beside a page with the same text and nothing else, on the same phone in the same minutes. */
async function phone(): Promise<Row[]> {
  const { flat, read, deck } = await measurePhone();
  const editions = [
    ['article', read],
    ['deck', deck],
  ] as const;
  return [
    { what: 'flat page: first paint', value: flat.first, unit: 'ms' },
    { what: 'flat page: largest paint', value: flat.largest, unit: 'ms' },
    ...editions.flatMap(([name, seen]): Row[] => [
      { what: `${name}: first paint`, value: seen.first, unit: 'ms', aim: 1.3 * flat.first },
      { what: `${name}: largest paint`, value: seen.largest, unit: 'ms', aim: 1.3 * flat.largest },
      { what: `${name}: shift, in thousandths`, value: seen.shift * 1000, unit: '', aim: 10 },
      { what: `${name}: blocked`, value: seen.blocked, unit: 'ms', aim: 100 },
    ]),
  ];
}

const exportRows = (
  what: string,
  { time, bytes, pages, peak }: Exported,
  aims: { readonly time: number; readonly kB?: number },
): Row[] => [
  { what: `${what}: ${pages.toLocaleString('en')} pages`, value: time, unit: 'ms', aim: aims.time },
  { what: '  size', value: bytes / 1000, unit: 'kB', ...(aims.kB !== undefined && { aim: aims.kB }) },
  { what: '  peak memory', value: peak / 1e6, unit: 'MB' },
];

const kB = (files: readonly Download[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;

const rowsOf = (files: readonly Download[]): Row[] =>
  files.map(({ name, bytes }) => ({ what: `  ${name}`, value: bytes / 1000, unit: 'kB' }));

function print(title: string, rows: readonly Row[]): void {
  console.log(`\n${title}`);
  for (const { what, value, unit, aim } of rows) {
    const mark =
      aim === undefined ? '' : `  (aim ${aim.toLocaleString('en')} ${unit}${value <= aim ? '' : ': MISSED'})`;
    console.log(
      `  ${what.padEnd(54)}${value.toLocaleString('en', { maximumFractionDigits: 1 }).padStart(8)} ${unit}${mark}`,
    );
  }
}
