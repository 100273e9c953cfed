/** `npm run images`: slides as pictures, each with the text that stands in for it. Exit codes stand in the usage text. */
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parseRange, RANGE_EXAMPLE } from '../live/range.ts';
import { loadTalk } from '../loader/load-talk.ts';
import { readSources } from '../loader/read.ts';
import { report } from '../loader/report.ts';
import { dist, root } from '../setup/project.mjs';
import { ExportError, WrongUsage } from './faults.ts';
import { alternativeOf } from './images/alternative.ts';
import { fileName } from './images/file-name.ts';
import { progressOn, type Progress } from './progress.ts';
import { takePictures } from './take-pictures.ts';
import { Stopped, untilStopped } from './until-stopped.ts';
import { withBrowser } from './with-browser.ts';
import { writeTogether } from './write-whole.ts';

const usage = `npm run images -- [options]

Writes a picture of each slide, 1280 × 720 px: 14-hypervisor.png, and beside it
14-hypervisor.txt with the text that stands in for it.

  --steps            a picture of each step: 14-hypervisor.png, 14.1-hypervisor.png …
  --scale <number>   2 for pictures twice as large
  --range <range>    some slides only: 3-7,14 or +1, by the numbers at their feet
  --dark             light text on dark ground
  --output <folder>  where to write them (default: images)
  --help             this text

Exit codes: 0 written, 1 a fault in the page, 2 wrong usage, 130 or 143 interrupted.
`;

const flags = {
  steps: { type: 'boolean', default: false },
  scale: { type: 'string', default: '1' },
  range: { type: 'string' },
  dark: { type: 'boolean', default: false },
  output: { type: 'string', default: join(root, 'images') },
  help: { type: 'boolean', default: false },
} as const;

/** Of the window, in which a slide has just its own size. */
const size = { width: 1280, height: 720 };

interface Wanted {
  readonly steps: boolean;
  readonly scale: number;
  readonly range: string | undefined;
  readonly dark: boolean;
  readonly output: string;
  readonly help: boolean;
}

export async function main(args: readonly string[]): Promise<number> {
  const wanted = readArguments(args);
  if (typeof wanted === 'string') {
    console.error(`${wanted}\n\n${usage}`);
    return 2;
  }
  if (wanted.help) {
    console.log(usage);
    return 0;
  }
  const progress = progressOn(process.stderr);
  try {
    const count = await untilStopped((stop) => writeImages(wanted, stop, progress));
    progress.end();
    console.log(`${relative(process.cwd(), resolve(wanted.output))}: ${count} ${count === 1 ? 'picture' : 'pictures'}`);
    return 0;
  } catch (error) {
    progress.end();
    if (!(error instanceof ExportError || error instanceof WrongUsage || error instanceof Stopped)) throw error;
    console.error(error.message);
    return error instanceof Stopped ? error.exitCode : error instanceof WrongUsage ? 2 : 1;
  }
}

function readArguments(args: readonly string[]): Wanted | string {
  try {
    const { scale, range, ...others } = parseArgs({ args: [...args], options: flags }).values;
    if (scale !== '1' && scale !== '2') return `--scale needs 1 or 2, not “${scale}”.`;
    if (range !== undefined && !parseRange(range))
      return `--range needs slide numbers such as ${RANGE_EXAMPLE}, not “${range}”.`;
    return { ...others, range, scale: Number(scale) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** @returns how many */
async function writeImages({ output, ...wanted }: Wanted, stop: AbortSignal, { say }: Progress): Promise<number> {
  const name = process.env.TALK_SLIDES ?? 'slides';
  const sources = await readSources(resolve(root, name), name);
  const { talk, messages } = await loadTalk(sources);
  if (!talk) throw new ExportError([{ message: report(messages, sources) }]);
  const rendered = new Map(talk.slides.map((one) => [one.slide.id, one]));
  const width = talk.slides.filter(({ slide }) => !slide.isBackup).length.toString().length;
  let count = 0;
  await withBrowser(dist, stop, async (browser, url) => {
    for await (const { slide, step, bytes } of takePictures(browser, url, { ...wanted, size, say })) {
      const shown = rendered.get(slide.id);
      if (!shown) throw new ExportError([{ message: 'The slides have changed meanwhile.', id: slide.id }]);
      const file = resolve(output, fileName(slide, wanted.steps ? step : 0, width));
      const text = Buffer.from(alternativeOf(shown, step));
      await writeTogether(
        [
          { file: `${file}.png`, bytes },
          { file: `${file}.txt`, bytes: text },
        ],
        stop,
      );
      count++;
    }
  });
  return count;
}
