/** `npm run talk -- images`: slides as pictures, each with its alternative text. The usage text has the exit codes. */
import { join, relative, resolve } from 'node:path';
import { runCommand, type CommandContext, type Outcome } from '../command/command.ts';
import { readFlags } from '../command/flags.ts';
import { loadSlides } from '../command/slides.ts';
import { withBrowser } from '../command/with-browser.ts';
import { parseRange, RANGE_EXAMPLE } from '../live/range.ts';
import { dist, root } from '../setup/project.mjs';
import { ExportError } from './faults.ts';
import { alternativeOf, fileName } from './image-files.ts';
import { takePictures } from './take-pictures.ts';
import { type Content, refuseToReplace, removeOutdated, sourcesOfDist, writeProducts } from './write-products.ts';

const usage = `npm run talk -- images [options]

Writes a picture of each slide, 1280 × 720 px: 14-hypervisor.png, and beside it
14-hypervisor.txt with the text that stands in for it.

  --steps            a picture of each step: 14-hypervisor.png, 14.1-hypervisor.png …
  --scale <number>   2 for pictures twice as large
  --range <range>    some slides only: 3-7,14 or +1, by the numbers on them
  --dark             light text on dark ground
  --output <folder>  where to write them (default: images)
  --help             this text

Exit codes: 0 written, 1 a fault in the page, 2 wrong usage, 130 or 143 interrupted.
`;

const flags = {
  steps: { type: 'boolean', default: false },
  scale: { type: 'string', needs: '1 or 2', default: '1' },
  range: { type: 'string', needs: `slide numbers such as ${RANGE_EXAMPLE}` },
  dark: { type: 'boolean', default: false },
  output: { type: 'string', needs: 'a folder', default: join(root, 'images') },
} as const;

/** Size of the window, in which a slide is not scaled. */
const size = { width: 1280, height: 720 };

interface Wanted {
  readonly steps: boolean;
  readonly scale: number;
  readonly range: string | undefined;
  readonly dark: boolean;
  readonly output: string;
}

export const main = (args: readonly string[]): Promise<number> => runCommand(args, { usage, read, work: writeImages });

function read(args: readonly string[]): Wanted | string {
  const values = readFlags(args, flags);
  if (typeof values === 'string') return values;
  const { scale, range, ...others } = values;
  if (scale !== '1' && scale !== '2') return `--scale needs ${flags.scale.needs}, not “${scale}”.`;
  if (range !== undefined && !parseRange(range)) return `--range needs ${flags.range.needs}, not “${range}”.`;
  return { ...others, range, scale: Number(scale) };
}

async function writeImages({ output, ...wanted }: Wanted, { stop, say }: CommandContext): Promise<Outcome> {
  const from = await sourcesOfDist();
  const { talk } = await loadSlides();
  const rendered = new Map(talk.slides.map((one) => [one.slide.id, one]));
  const width = talk.slides.filter(({ slide }) => !slide.isBackup).length.toString().length;
  const made: Content[] = [];
  await withBrowser(dist, stop, async (browser, url) => {
    for await (const { slide, step, bytes } of takePictures(browser, url, { ...wanted, size, say })) {
      const shown = rendered.get(slide.id);
      if (!shown) throw new ExportError([{ message: 'The slides have changed meanwhile.', id: slide.id }]);
      const file = resolve(output, fileName(slide, wanted.steps ? step : 0, width));
      const text = Buffer.from(alternativeOf(shown, step));
      made.push({ file: `${file}.png`, bytes }, { file: `${file}.txt`, bytes: text });
    }
  });
  if (resolve(output) !== flags.output.default) await refuseToReplace(made.map(({ file }) => file));
  await writeProducts(made, from, stop);
  await removeOutdated(resolve(output), { from, isWhole: wanted.range === undefined });
  const count = made.length / 2;
  return { text: `${relative(process.cwd(), resolve(output))}: ${count} ${count === 1 ? 'picture' : 'pictures'}` };
}
