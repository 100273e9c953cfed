/** The rooms of `src/` import in one direction only: the linter reports each import against it. */
import { ESLint, Linter } from 'eslint';
import { expect, test } from 'vitest';

const eslint = new ESLint();
const linter = new Linter();

/** The messages of the import rule for one line in a file of the project. */
async function complaints(file: string, line: string): Promise<string[]> {
  const config = (await eslint.calculateConfigForFile(file)) as Linter.Config;
  const rule = config.rules?.['no-restricted-imports'];
  if (rule === undefined) return [];
  return linter.verify(line, [{ rules: { 'no-restricted-imports': rule } }]).map(({ message }) => message);
}

test.each([
  ['src/check/check-site.ts', '../export/faults.ts'],
  ['src/check/pdf/talk/talk-pdf.ts', '../../../export/faults.ts'],
  ['src/export/faults.ts', '../check/checks.ts'],
  ['src/export/notes/text.ts', '../../check/checks.ts'],
  ['src/pdf/objects.ts', '../check/checks.ts'],
  ['src/pdf/finish/metadata.ts', '../../export/faults.ts'],
  ['src/loader/load-talk.ts', '../pages/deck/compose.ts'],
  ['src/loader/check/slide.ts', '../../site/head.ts'],
  ['src/loader/load-talk.ts', 'vite'],
  ['src/site/head.ts', '../export/faults.ts'],
  ['src/inspect/open.ts', '../check/checks.ts'],
  ['src/setup/server.mjs', '../loader/read.ts'],
  ['src/live/state.ts', '../pages/shared/keys.ts'],
  ['src/search/find.ts', 'lit-html'],
  ['src/machine/machine.ts', '../figures/figure.ts'],
  ['src/machine/guest/guest.ts', '../../live/clock.ts'],
  ['src/machine/csr.ts', 'node:fs'],
  ['src/live/state.ts', '../machine/machine.ts'],
  ['src/figures/figure.ts', '../loader/read.ts'],
  ['src/figures/time-line/data.ts', 'lit-html'],
  ['src/figures/time-line/element.ts', '../../pages/shared/keys.ts'],
  ['src/figures/live-machine/data.ts', '../../machine/machine.ts'],
  ['src/figures/live-machine/element.ts', '../../machine/machine.ts'],
  ['src/loader/load-talk.ts', '../machine/machine.ts'],
  ['src/pages/deck/hall.ts', '../../loader/read.ts'],
  ['src/pages/deck/hall.ts', '../../render/render.ts'],
  ['src/render/table.ts', '../loader/parse.ts'],
  ['src/pages/article/main.ts', 'node:fs'],
  ['src/pages/deck/hall.ts', 'reveal.js'],
  ['src/pages/deck/compose.ts', '../../site/head.ts'],
])('%s may not import %s', async (file, specifier) => {
  expect(await complaints(file, `import { a } from '${specifier}';`)).toHaveLength(1);
});

test.each([
  ['src/loader/directives/index.ts', '../../render/render.ts'],
  ['src/figures/live-machine/computer.ts', '../../machine/machine.ts'],
  ['src/check/checks.ts', './checks/links.ts'],
  ['src/check/pdf/against-talk.ts', '../../pdf/read-pdf.ts'],
  ['src/pages/deck/compose.ts', '../../trees.ts'],
  ['src/pages/deck/reveal.ts', 'reveal.js'],
])('%s may import %s', async (file, specifier) => {
  expect(await complaints(file, `import { a } from '${specifier}';`)).toEqual([]);
});
