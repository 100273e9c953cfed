/** `npm run bench`: what loading, editing, building and opening cost here, beside what we aim at on two slow cores. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { runCommand, type CommandContext, type Outcome } from '../../src/command/command.ts';
import { readFlags } from '../../src/command/flags.ts';
import { dist } from '../../src/setup/project.mjs';
import { LIMITS, weighMachine } from '../weight.ts';
import { measureDownload, type Download } from './download.ts';
import { measureEdit } from './edit.ts';
import { measureFigures } from './figures.ts';
import { measureMachine } from './machine.ts';
import { measureNext } from './next.ts';
import { measureLongPdf, measurePdf, type Exported } from './pdf.ts';
import { measurePhone } from './phone.ts';
import { measureStage } from './stage.ts';

const run = promisify(execFile);

interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB' | 'kB' | 'frames' | 'MIPS' | '';
  /** The upper bound; for a speed, the lower bound. */
  readonly aim?: number;
}

interface Table {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** What is measured, in turn, by the name that `--only` asks for it with. */
const parts: Readonly<Record<string, (folder: string) => Promise<readonly Table[]>>> = {
  load: async (folder) => {
    await bundle(folder);
    const rows = [
      ...(await loading(folder, 30, 6)),
      ...(await loading(folder, 300, 6)),
      ...(await loading(folder, 3000, 30)),
      ...(await loading(folder, 3000, 1)),
    ];
    return [{ title: 'Loading', rows }];
  },
  edit: async () => {
    const rows: Row[] = [
      { what: '30 slides', value: await measureEdit(30, 6), unit: 'ms', aim: 50 },
      { what: '3,000 slides', value: await measureEdit(3000, 30), unit: 'ms', aim: 50 },
    ];
    return [{ title: 'An edit, from saving to the page', rows }];
  },
  build: async (folder) => [
    { title: 'Building the site', rows: [{ what: 'vite build', value: await building(folder), unit: 'ms' }] },
  ],
  download: async () => {
    const { first, figures } = await measureDownload({ path: '', ready: 'deck' });
    const article = await measureDownload({ path: 'read/', ready: 'article' });
    const together: Row = { what: 'together', value: kB(figures), unit: 'kB', aim: LIMITS.figures };
    return [
      { title: 'To the first slide, brotli', rows: sizesOf(first, LIMITS.deck) },
      { title: 'To the article, brotli', rows: sizesOf(article.first, LIMITS.read) },
      { title: 'All figures, brotli', rows: [together, ...rowsOf(figures)] },
    ];
  },
  figures: async () => {
    const rows = (await measureFigures()).map(({ slide, median }): Row => ({
      what: slide,
      value: median,
      unit: 'ms',
      aim: 4,
    }));
    return [{ title: 'A change of state, median of a figure, script alone', rows }];
  },
  machine: async () => {
    const { steps, speeds } = await measureMachine();
    const chunks = (await weighMachine(dist)).map(({ name, bytes }): Row => {
      return { what: name, value: bytes / 1000, unit: 'kB', aim: LIMITS.machine };
    });
    const rows = speeds.flatMap(({ rate, banner, speed }): Row[] => {
      const slowed = rate === 1 ? 'as it is' : `slowed ${rate} times`;
      return [
        { what: `the first line, ${slowed}`, value: banner, unit: 'ms', aim: 100 },
        { what: `with a breakpoint set, ${slowed}`, value: speed, unit: 'MIPS', ...(rate === 1 && { aim: 30 }) },
      ];
    });
    return [
      { title: 'The live machine, brotli', rows: chunks },
      {
        title: 'Its speed in a page',
        rows: [{ what: 'instructions to the first line', value: steps, unit: '' }, ...rows],
      },
    ];
  },
  phone: async () => [{ title: 'On a slow phone', rows: await phone() }],
  next: async () => {
    const rows: Row[] = [
      { what: '30 slides', value: await measureNext(30), unit: 'frames', aim: 2 },
      { what: '300 slides', value: await measureNext(300), unit: 'frames', aim: 2 },
      { what: '3,000 slides', value: await measureNext(3000), unit: 'frames', aim: 2 },
    ];
    return [{ title: 'From the key to the next slide', rows }];
  },
  stage: async () => {
    const what = 'a step, from the speaker’s key to the hall’s frame';
    return [{ title: 'On stage', rows: [{ what, value: await measureStage(), unit: 'ms', aim: 50 }] }];
  },
  pdf: async () => {
    const rows = [
      ...exportRows('this talk', await measurePdf(), { time: 2000, kB: 400 }),
      ...exportRows('300 slides, 5 steps each', await measureLongPdf(300, 5), { time: 90_000 }),
    ];
    return [{ title: 'PDF, when the browser is up', rows }];
  },
};

const usage = `npm run bench -- [options]

Measures what loading, editing, building, opening and exporting cost here, beside what
we aim at on two slow cores. All of it takes some ten minutes.

  --only <parts>  some parts alone, divided by commas:
                  ${Object.keys(parts).join(', ')}
  --help          this text

Exit codes: 0 measured, 2 wrong usage, 130 or 143 interrupted.
`;

export const main = (args: readonly string[]): Promise<number> => runCommand(args, { usage, read, work: measure });

function read(args: readonly string[]): readonly string[] | string {
  const flags = readFlags(args, { only: { type: 'string', needs: 'parts', default: Object.keys(parts).join() } });
  if (typeof flags === 'string') return flags;
  const names = flags.only.split(',');
  const unknown = names.filter((name) => !Object.hasOwn(parts, name));
  return unknown.length > 0 ? `There is no part ${unknown.join(', ')}.` : names;
}

/** Prints each part when it is measured: all of them take their time. */
async function measure(names: readonly string[], { stop }: CommandContext): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    for (const name of names) {
      stop.throwIfAborted();
      for (const table of (await parts[name]?.(folder)) ?? []) console.log(`\n${print(table)}`);
    }
    return { text: '' };
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

const isMet = (value: number, aim: number, unit: Row['unit']): boolean =>
  unit === 'MIPS' ? value >= aim : value <= aim;

function print({ title, rows }: Table): string {
  const lines = rows.map(({ what, value, unit, aim }) => {
    const mark =
      aim === undefined
        ? ''
        : `  (aim ${aim.toLocaleString('en')} ${unit}${isMet(value, aim, unit) ? '' : ': MISSED'})`;
    const figure = value.toLocaleString('en', { maximumFractionDigits: 1 });
    return `  ${what.padEnd(54)}${figure.padStart(8)} ${unit}${mark}`;
  });
  return [title, ...lines].join('\n');
}
