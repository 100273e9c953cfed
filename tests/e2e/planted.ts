import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Slide {
  readonly id: string;
  /** HTML of the heading and of the body. */
  readonly title?: string;
  readonly body: string;
  readonly steps?: number;
  /** Rules for this slide, put behind the deck's own. */
  readonly style?: string;
}

/**
 * Copies the built deck into a folder and puts other slides into it; they begin at lines 100, 200, … of `planted.md`.
 *
 * @param change edits the page's final HTML
 */
export async function plant(
  folder: string,
  slides: readonly Slide[],
  change = (html: string): string => html,
): Promise<void> {
  await cp('dist', folder, { recursive: true });
  const page = join(folder, 'index.html');
  const html = await readFile(page, 'utf8');
  const sections = slides.map(
    ({ id, title = `<h2>About ${id}</h2>`, body, steps = 0 }, index) =>
      `<section id="${id}" class="slide" data-layout="text" data-steps="${steps}" data-place="slides/planted.md:${(index + 1) * 100}">
        ${title}<div class="body">${body}</div>
        <footer class="furniture"><span class="number">${index + 1}</span></footer>
      </section>`,
  );
  const all = /(?<=<div class="slides">).*<\/section>/s;
  if (!all.test(html)) throw new Error('The built page has no slides to put others in their place');
  const planted = html
    .replace(/<title>.*?<\/title>/, '<title>Planted</title>')
    .replace('</head>', '<link rel="stylesheet" href="./planted.css"></head>')
    .replace(all, () => sections.join('\n'));
  await writeFile(page, change(planted));
  await writeFile(join(folder, 'planted.css'), slides.map(({ id, style }) => `#${id} ${style ?? '{}'}`).join('\n'));
}
