import { readFileSync } from 'node:fs';
import { openDeck, show } from '../../src/inspect/open.ts';
import { expect, test } from '../e2e/fixtures.ts';

/** The slides that the surviving text belongs to, each with the number of its lines, in the order of the text. */
const slides: readonly (readonly [id: string, lines: number])[] = [
  ['status-report', 5],
  ['bio', 7],
  ['virtualization', 2],
  ['hypervisor', 2],
  ['emulation-types', 3],
  ['netbsd-virtualization', 3],
  ['still-matters', 2],
  ['riscv-on-spike', 2],
  ['automated-tests', 1],
  ['kernel-debugging', 2],
  ['gdb-session', 15],
  ['emulators', 2],
  ['limits-of-emulation', 3],
  ['x86-first', 2],
  ['options', 1],
  ['xen', 2],
  ['xen-guest-types', 1],
  ['netbsd-guest-types', 1],
  ['xen-domains', 5],
  ['two-engines', 1],
  ['haxm', 1],
  ['nvmm', 1],
  ['both-engines', 1],
  ['why-two', 2],
  ['merge', 2],
];

const normal = (text: string) => text.replace(/\s+/g, ' ').trim();
const survived = readFileSync('tests/talk/surviving-text.txt', 'utf8').split('\n').map(normal).filter(Boolean);

test('the table above counts every line', () => {
  expect(slides.reduce((sum, [, lines]) => sum + lines, 0)).toBe(survived.length);
});

test(
  'every line that survived stands on its slide, word for word and in its order',
  { tag: '@long' },
  async ({ page, site }) => {
    await openDeck(page, site.url);
    const missing: string[] = [];
    let next = 0;
    for (const [id, count] of slides) {
      const lines = survived.slice(next, next + count);
      next += count;
      const section = page.locator(`[id="${id}"]`);
      await show(page, { slide: id, step: Number(await section.getAttribute('data-steps')) });
      // Hidden content is not in `innerText`: notes, and content only for today.
      const text = normal(await section.innerText());
      let from = 0;
      for (const line of lines) {
        const at = text.indexOf(line, from);
        if (at < 0) missing.push(`#${id}: ${line}`);
        else from = at + line.length;
      }
    }
    expect(missing).toEqual([]);
  },
);

test('the listing has its indentation back', async ({ page, site }) => {
  await openDeck(page, `${site.url}#/gdb-session/2`);
  const lines = await page.locator('section.present .line-text').filter({ visible: true }).allInnerTexts();
  expect(lines).toHaveLength(14);
  expect(lines.map((line) => line.search(/\S/))).toEqual([0, 0, 0, 2, 2, 0, 0, 0, 4, 4, 8, 8, 4, 0]);
});
