/** `npm run talk -- sheets`: contact sheets of all slides, to judge their looks. The usage text has the exit codes. */
import { join, relative, resolve } from 'node:path';
import { runCommand, type CommandContext, type Outcome } from '../command/command.ts';
import { readFlags } from '../command/flags.ts';
import { withBrowser } from '../command/with-browser.ts';
import { parseRange, RANGE_EXAMPLE } from '../live/range.ts';
import { dist, root } from '../setup/project.mjs';
import { photographSheet, sheetsOf, TILES } from './contact-sheets.ts';
import { viewNames, views, type Tile, type View, type ViewName } from './views.ts';
import { refuseToReplace, removeOutdated, sourcesOfDist, writeProducts, type Content } from './write-products.ts';

const usage = `npm run talk -- sheets [options]

Writes contact sheets of all slides, ${TILES} on each, with number and id: light-1.png,
light-2.png … In ${viewNames.length} views: on stage in light, in dark, as of today, without colours, in
colours that the reader forces on all pages, and at 1024 × 768; in print, and in
the article on a phone.

  --only <views>     some of them: ${viewNames.join(',')}
  --range <range>    some slides only: 3-7,14 or +1, by the numbers on them
  --output <folder>  where to write them (default: .pictures/sheets)
  --help             this text

Exit codes: 0 written, 1 a fault in the page, 2 wrong usage, 130 or 143 interrupted.
`;

const flags = {
  only: { type: 'string', needs: `some of ${viewNames.join(', ')}`, default: viewNames.join(',') },
  range: { type: 'string', needs: `slide numbers such as ${RANGE_EXAMPLE}` },
  output: { type: 'string', needs: 'a folder', default: join(root, '.pictures', 'sheets') },
} as const;

interface Wanted {
  readonly only: readonly ViewName[];
  readonly range: string | undefined;
  readonly output: string;
}

export const main = (args: readonly string[]): Promise<number> => runCommand(args, { usage, read, work: writeSheets });

function read(args: readonly string[]): Wanted | string {
  const values = readFlags(args, flags);
  if (typeof values === 'string') return values;
  const { only, range, output } = values;
  if (range !== undefined && !parseRange(range)) return `--range needs ${flags.range.needs}, not “${range}”.`;
  const names = only.split(',').map((name) => viewNames.find((one) => one === name.trim()) ?? name);
  const odd = names.find((name) => !isView(name));
  return odd === undefined
    ? { only: names.filter(isView), range, output }
    : `--only needs ${flags.only.needs}, not “${odd}”.`;
}

const isView = (name: string): name is ViewName => viewNames.some((one) => one === name);

async function writeSheets({ only, range, output }: Wanted, { stop, say }: CommandContext): Promise<Outcome> {
  const from = await sourcesOfDist();
  const folder = resolve(output);
  const made: Content[] = [];
  await withBrowser(dist, stop, async (browser, url) => {
    for (const name of only) {
      const view: View = views[name];
      const tiles: Tile[] = [];
      const tell = (doing: string) => {
        say(`${name}: ${doing}`);
      };
      for await (const tile of view.take(browser, url, { range, say: tell })) tiles.push(tile);
      for (const [index, sheet] of sheetsOf(name, tiles).entries())
        made.push({
          file: join(folder, `${name}-${index + 1}.png`),
          bytes: await photographSheet(browser, sheet, view),
        });
    }
  });
  if (folder !== flags.output.default) await refuseToReplace(made.map(({ file }) => file));
  await writeProducts(made, from, stop);
  await removeOutdated(folder, { from, isWhole: range === undefined && only.length === viewNames.length });
  return {
    text: `${relative(process.cwd(), folder)}: ${made.length} ${made.length === 1 ? 'sheet' : 'sheets'}`,
  };
}
