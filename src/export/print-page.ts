import type { Page } from '@playwright/test';
import type { Fault } from './faults.ts';

/** A page of the PDF, as it stands in the print page. */
export interface PrintedPage {
  /** Of the slide. With a page per step, only the first page of a slide has it. */
  readonly id: string | undefined;
  /** Former ids of the slide: links from outside may still use them. */
  readonly aliases: readonly string[];
  readonly title: string;
  readonly opensPart: boolean;
  readonly place: string | undefined;
  /** As it stands at the foot of the slide: `14`, `+1`. */
  readonly number: string;
  /** Whether it has the words of a figure instead of its drawing. */
  readonly isWords: boolean;
  /** Those that leave the talk, in their order. */
  readonly links: readonly PrintedLink[];
}

export interface PrintedLink {
  /** The whole address. */
  readonly href: string;
  readonly text: string;
}

/** What the print page says of the whole talk; empty where it says nothing. */
export interface TalkInfo {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  readonly language: string;
  /** What the page is made from. */
  readonly commit: string;
}

/** Until fonts and pictures are there; what cannot be loaded is returned. */
export async function loadAssets(page: Page): Promise<Fault[]> {
  return page.evaluate(async () => {
    const faults: { message: string; id?: string; place?: string }[] = [];
    // All faces: with `font-display: swap`, a face that is still missing would be drawn with another font.
    const faces = [...document.fonts];
    const loaded = await Promise.allSettled(faces.map((face) => face.load()));
    loaded.forEach((result, index) => {
      const face = faces[index];
      if (result.status === 'rejected' && face)
        faults.push({ message: `font not loaded: ${face.family} ${face.weight} ${face.style}` });
    });
    for (const image of document.querySelectorAll<HTMLImageElement>('.slides img')) {
      image.loading = 'eager';
      await image.decode().catch(() => {
        const { id = '', dataset } = image.closest<HTMLElement>('.slides > section') ?? {};
        const place = dataset?.place;
        faults.push({ message: `picture not loaded: ${image.src}`, id, ...(place !== undefined && { place }) });
      });
    }
    await document.fonts.ready;
    return faults;
  });
}

/** Lets links by a slide's former id lead to its present one. Links to nowhere, which Chromium drops, are returned. */
export async function resolveLinks(page: Page): Promise<Fault[]> {
  return page.evaluate(() => {
    const faults: { message: string; id?: string; place?: string }[] = [];
    for (const link of document.querySelectorAll<HTMLAnchorElement>('.slides a[href^="#"]')) {
      const name = decodeURIComponent(link.hash.slice(1));
      if (document.getElementById(name)) continue;
      const renamed = document.querySelector(`.slides > [data-alias~="${CSS.escape(name)}"][id]`);
      if (renamed) {
        link.setAttribute('href', `#${renamed.id}`);
        continue;
      }
      const { id = '', dataset } = link.closest<HTMLElement>('.slides > section') ?? {};
      const place = dataset?.place;
      faults.push({ message: `link to nowhere: #${name}`, id, ...(place !== undefined && { place }) });
    }
    return faults;
  });
}

export async function readPages(page: Page): Promise<PrintedPage[]> {
  return page.locator('.slides > section').evaluateAll((sections) =>
    sections.map((section) => {
      const heading = section.querySelector('h1, h2');
      return {
        id: section.id === '' ? undefined : section.id,
        aliases: (section.getAttribute('data-alias') ?? '').split(' ').filter(Boolean),
        title: (heading?.textContent ?? '').replace(/\s+/g, ' ').trim(),
        opensPart: heading?.localName === 'h1',
        place: section.getAttribute('data-place') ?? undefined,
        number: (section.querySelector('.furniture .number')?.textContent ?? '').trim(),
        isWords: section.classList.contains('words'),
        links: [...section.querySelectorAll<HTMLAnchorElement>('a[href]:not([href^="#"])')].map((link) => ({
          href: link.href,
          text: (link.getAttribute('aria-label') ?? link.textContent).replace(/\s+/g, ' ').trim(),
        })),
      };
    }),
  );
}

export async function readTalkInfo(page: Page): Promise<TalkInfo> {
  return page.evaluate(() => {
    const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
    return {
      title: document.title,
      author: meta('author'),
      subject: meta('description'),
      // The parts of the talk, which are what it is about.
      keywords: [...document.querySelectorAll('.slides > section[id][data-layout="section"] h1')].map((heading) =>
        heading.textContent.replace(/\s+/g, ' ').trim(),
      ),
      language: document.documentElement.lang,
      commit: meta('commit'),
    };
  });
}
