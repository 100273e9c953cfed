import type { Page } from '@playwright/test';
import { undrawn, undrawnMessage } from '../pages/shared/undrawn.ts';
import { findingOf, merge } from '../inspect/finding.ts';
import type { Fault } from './faults.ts';
import type { TalkInfo } from '../pdf/finish/printed-page.ts';

/** Loads fonts and pictures. Returns those that fail, with the first slide that uses each. */
export async function loadAssets(page: Page): Promise<Fault[]> {
  return page.evaluate(async () => {
    const faults: { message: string; id?: string; place?: string }[] = [];
    const add = (message: string, element: Element | undefined) => {
      const slide = element?.closest<HTMLElement>('[data-place]');
      faults.push({ message, ...(slide && { id: slide.id, place: slide.dataset.place ?? '' }) });
    };
    const isSetIn = (element: Element, { family, weight }: Pick<FontFace, 'family' | 'weight'>) => {
      const style = getComputedStyle(element);
      return style.fontFamily.split(',')[0]?.replaceAll(/["']/g, '') === family && style.fontWeight === weight;
    };
    // All faces: with `font-display: swap`, a face that is still missing would be drawn with another font.
    const faces = [...document.fonts];
    const loaded = await Promise.allSettled(faces.map((face) => face.load()));
    loaded.forEach((result, index) => {
      const face = faces[index];
      if (result.status === 'fulfilled' || !face) return;
      const bare = { family: face.family.replaceAll(/["']/g, ''), weight: face.weight };
      const user = [...document.querySelectorAll('[data-place] *')].find((element) => isSetIn(element, bare));
      add(`font not loaded: ${face.family} ${face.weight} ${face.style}`, user);
    });
    for (const image of document.querySelectorAll<HTMLImageElement>('[data-place] img')) {
      image.loading = 'eager';
      await image.decode().catch(() => {
        add(`picture not loaded: ${image.src}`, image);
      });
    }
    await document.fonts.ready;
    return faults;
  });
}

/** Figures that are shown as tables, because drawing them failed. */
export async function findUndrawn(page: Page): Promise<Fault[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.slide:not(.words) [data-figure]:not([drawn])')].map((figure) => {
      const slide = figure.closest<HTMLElement>('[data-place]');
      const message = `the figure ${figure.dataset.figure ?? ''} is not drawn`;
      return { message, ...(slide && { id: slide.id, place: slide.dataset.place ?? '' }) };
    }),
  );
}

/** Characters that no font of this machine can draw: empty boxes on paper, and missing in copied text. */
export async function findUndrawable(page: Page): Promise<Fault[]> {
  const found = await page.evaluate(undrawn, '[data-place] :is(h1, h2, [data-line], .notes)');
  const findings = (found ?? []).map(({ characters, line, slide, place }) =>
    findingOf({ line, message: undrawnMessage(characters) }, { place, check: 'font', slide, step: 0, view: '' }),
  );
  return merge(findings).map(({ message, slide, place }) => ({ message, id: slide, place }));
}

/** Redirects links to a slide's former id to its present one. Returns dead links, which Chromium drops. */
export async function resolveLinks(page: Page): Promise<Fault[]> {
  return page.evaluate(() => {
    const faults: { message: string; id?: string; place?: string }[] = [];
    for (const link of document.querySelectorAll<HTMLAnchorElement>('main a[href^="#"]')) {
      const name = decodeURIComponent(link.hash.slice(1));
      if (document.getElementById(name)) continue;
      const renamed = document.querySelector(`[data-alias~="${CSS.escape(name)}"][id]`);
      if (renamed) {
        link.setAttribute('href', `#${renamed.id}`);
        continue;
      }
      const slide = link.closest<HTMLElement>('[data-place]');
      faults.push({
        message: `link to nowhere: #${name}`,
        ...(slide && { id: slide.id, place: slide.dataset.place ?? '' }),
      });
    }
    return faults;
  });
}

export async function readTalkInfo(page: Page): Promise<TalkInfo> {
  return page.evaluate(() => {
    const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
    return {
      title: document.title,
      author: meta('author'),
      subject: meta('description'),
      // The titles of the parts.
      keywords: [
        ...document.querySelectorAll('[id]:is([data-layout="section"], :has(> .shown > [data-layout="section"])) h1'),
      ].map((heading) => heading.textContent.replace(/\s+/g, ' ').trim()),
      language: document.documentElement.lang,
      commit: meta('commit'),
    };
  });
}
