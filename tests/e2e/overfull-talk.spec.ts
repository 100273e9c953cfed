import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { exportPdf } from '../../src/export/export-pdf.ts';
import { checkSite } from '../../src/check/check-site.ts';
import { toursOf } from '../../src/check/tour.ts';
import { merge, type Finding } from '../../src/inspect/finding.ts';
import { serve } from '../../src/setup/server.mjs';
import { buildTalk } from './build-talk.ts';
import { expect, test } from './fixtures.ts';

test(
  'a talk that is too full is refused, and written when told to, with each slide on its page',
  { tag: '@long' },
  async ({ browser }, info) => {
    const slides = info.outputPath('slides');
    await cp('tests/fixtures/tiny-talk', slides, { recursive: true });
    const file = join(slides, 'brot.md');
    const items = Array.from({ length: 30 }, (_, index) => `- Krume ${index + 1}`).join('\n');
    const text = await readFile(file, 'utf8');
    // In the middle: overflow must not shift the pages after it.
    const tall = `## Zu viel\n\n${items}\n`;
    const wide = `## Zu breit\n\n\`\`\`\n${'x'.repeat(120)}\n\`\`\`\n\nDanach\n\nNote: Nur gesagt.\n\n\`\`\`\n${'y'.repeat(300)}\n\`\`\`\n`;
    await writeFile(file, text.replace('\n---\n', `\n---\n\n${tall}\n---\n\n${wide}\n---\n`));
    const site = info.outputPath('site');
    await buildTalk(slides, site);
    const { url, close } = await serve(site);
    try {
      await expect(exportPdf(browser, url)).rejects.toThrow(
        /brot\.md:\d+ {2}slide "zu-viel": “Krume \d+” does not fit: \d+ px too tall\. Shorten the slide/,
      );
      const { bytes, pages, overflow } = await exportPdf(browser, url, { allowOverflow: true });
      expect(pages).toBe(6);
      expect((await PDFDocument.load(bytes)).getPageCount()).toBe(6);

      // One block is one finding: in each edition, in all of them, and in `npm run check`.
      const told = (findings: readonly Finding[]) => findings.map(({ place, message }) => `${place}  ${message}`);
      const [tour] = toursOf();
      const checked = await checkSite(browser, url, { tours: tour ? [{ ...tour, does: ['everywhere'] }] : [] });
      expect(told(checked)).toEqual([
        expect.stringMatching(/brot\.md:14 {2}“Krume \d+” does not fit: \d+ px too tall\. Shorten the slide/),
        expect.stringMatching(/brot\.md:49 {2}“x+…” does not fit: \d+ columns too wide\. It is/),
      ]);
      expect(told(overflow)).toEqual(told(checked));
      const steps = await exportPdf(browser, url, { allowOverflow: true, steps: true });
      expect(told(steps.overflow)).toEqual(told(checked));
      for (const paper of ['a4', 'letter'] as const) {
        const handout = await exportPdf(browser, url, { allowOverflow: true, edition: 'handout', paper });
        expect(told(merge([...overflow, ...handout.overflow]))).toEqual(told(handout.overflow));
        const own = handout.overflow.filter(({ message }) => message.includes('on its page'));
        expect(told(handout.overflow.filter((one) => !own.includes(one)))).toEqual(told(checked));
        // Notes are on paper only.
        expect(told(own)).toEqual([
          expect.stringMatching(/brot\.md:47 {2}“y+…” does not fit on its page: \d+ px too wide\. Shorten it/),
        ]);
      }
    } finally {
      await close();
    }
  },
);
