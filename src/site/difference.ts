import type { Slide, Talk } from '../talk.ts';
import { contextsOf, section } from '../pages/deck/compose.ts';
import { write } from '../pages/write.ts';

/** The update that open pages receive when slides change; `pages/deck/hot.ts` applies it. */
export interface SlidesUpdate {
  readonly slides: readonly { readonly id: string; readonly html: string }[];
  /** New places of unchanged slides that an edit above them moved: `slides/02-terminology.md:14`. */
  readonly places: readonly { readonly id: string; readonly place: string }[];
}

/** The slides whose HTML changed; undefined when slides were added, removed or moved, which needs a full reload. */
export function difference(before: Talk, after: Talk): SlidesUpdate | undefined {
  if (!hasSameOutline(before, after)) return undefined;
  const contexts = contextsOf(after);
  const changed = after.slides.flatMap((slide, index) => {
    // The loader's cache returns the same tree for the same text.
    const context = contexts[index];
    if (before.slides[index]?.body === slide.body || !context) return [];
    return [{ id: slide.slide.id, html: write({ type: 'root', children: [section(slide, context)] }) }];
  });
  const places = after.slides.flatMap(({ slide, body }, index) => {
    const { body: same, slide: { place } = slide } = before.slides[index] ?? {};
    const isMoved = same === body && (place.line !== slide.place.line || place.file !== slide.place.file);
    return isMoved ? [{ id: slide.id, place: `${slide.place.file}:${slide.place.line}` }] : [];
  });
  return { slides: changed, places };
}

/** Whether the parts have the same slides; the content of slides may differ. */
function hasSameOutline(before: Talk, after: Talk): boolean {
  return (
    before.slides.length === after.slides.length &&
    JSON.stringify(besideSlides(before)) === JSON.stringify(besideSlides(after)) &&
    after.slides.every(({ slide }, index) => isAlike(slide, before.slides[index]?.slide)) &&
    after.parts.every(({ number, title }, index) => {
      const part = before.parts[index];
      return number === part?.number && title === part.title;
    })
  );
}

const besideSlides = ({ meta, glossary, sources }: Talk) => ({ meta, glossary, sources });

/** Whether the id, the numbering and the time budget are as before. */
const isAlike = (slide: Slide, before: Slide | undefined): boolean =>
  slide.id === before?.id && slide.isBackup === before.isBackup && slide.budget === before.budget;
