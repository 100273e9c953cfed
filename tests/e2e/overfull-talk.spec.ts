import { execFile } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PDFDocument } from '@cantoo/pdf-lib';
import { exportPdf } from '../../src/export/export-pdf.ts';
import { serve } from '../../src/setup/server.mjs';
import { expect, test } from './fixtures.ts';

test('a talk that is too full is refused, and written when told to, with each slide on its page', async ({
  browser,
}, info) => {
  const slides = info.outputPath('slides');
  await cp('tests/fixtures/tiny-talk', slides, { recursive: true });
  const file = join(slides, 'brot.md');
  const items = Array.from({ length: 30 }, (_, index) => `- Krume ${index + 1}`).join('\n');
  const text = await readFile(file, 'utf8');
  // In the midst: what is too high must not push those behind it off their pages.
  await writeFile(file, text.replace('\n---\n', `\n---\n\n## Zu viel\n\n${items}\n\n---\n`));
  const site = info.outputPath('site');
  const env = { ...process.env, TALK_SLIDES: slides, TALK_OUT: site };
  await promisify(execFile)(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], { env });
  const { url, close } = await serve(site);
  try {
    await expect(exportPdf(browser, url)).rejects.toThrow(
      /brot\.md:\d+ {2}slide "zu-viel": “Krume \d+” does not fit: \d+ px too tall\. Shorten the slide/,
    );
    const { bytes, pages, overflow } = await exportPdf(browser, url, { allowOverflow: true });
    expect(overflow.map(({ id, message }) => [id, message])).toEqual([
      ['zu-viel', expect.stringMatching(/^“Krume \d+” does not fit: \d+ px too tall\./)],
    ]);
    expect(pages).toBe(5);
    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(5);
  } finally {
    await close();
  }
});
