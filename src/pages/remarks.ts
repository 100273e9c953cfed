/** The program's remarks on a slide: what it was rebuilt from, and what this edition adds. */
import type { Element } from 'hast';
import { inEnglish, inLanguage, isEnglish } from '../language.ts';
import type { Origin } from '../blocks.ts';
import type { Slide } from '../talk.ts';
import { h } from '../trees.ts';

/** Remarks on rebuilt lists: in full beside the text, in short at the head of a slide. */
const ORIGINS: Record<Origin, { readonly full: string; readonly short: string }> = {
  original: { full: 'the original deck', short: 'the original deck' },
  author: { full: 'the author’s other texts', short: 'the author’s texts' },
  period: { full: 'sources of the time', short: 'its time' },
  inferred: { full: 'the text around it', short: 'its context' },
};

export interface Remark {
  readonly kind: 'origin' | 'addition';
  readonly text: string;
  /** The author's words after it. */
  readonly names?: string;
}

export function remarksOf(slide: Pick<Slide, 'origins' | 'isAdded' | 'additions'>): Remark[] {
  const from = slide.origins.map((origin) => ORIGINS[origin].full).join(' and ');
  return [...(from === '' ? [] : [{ kind: 'origin', text: `rebuilt from ${from}` } as const]), ...additionOf(slide)];
}

/** The same in short for the head of a slide, which has one line: there, a mark beside a block shows what is added. */
export function shortRemarksOf({
  origins,
  isAdded,
  additions,
}: Pick<Slide, 'origins' | 'isAdded' | 'additions'>): Remark[] {
  const names = origins.map((origin) => (origins.length > 1 ? ORIGINS[origin].short : ORIGINS[origin].full));
  const from = names.join(', ');
  return [
    ...(from === '' ? [] : [{ kind: 'origin', text: `rebuilt from ${from}` } as const]),
    ...(isAdded ? [{ kind: 'addition', text: 'added in this edition' } as const] : []),
    ...(!isAdded && additions.length > 0 ? [{ kind: 'addition', text: 'added in part' } as const] : []),
  ];
}

/** An unnamed addition is not described: the double line beside the block shows it. */
function additionOf({ isAdded, additions }: Pick<Slide, 'isAdded' | 'additions'>): Remark[] {
  const kind = 'addition';
  const text = 'added in this edition';
  if (!isAdded && additions.length === 0) return [];
  const names = isAdded ? [] : additions.filter((what) => what !== undefined);
  if (names.length === 0) return [{ kind, text }];
  return [{ kind, text: `${text}${additions.includes(undefined) ? '; also' : ':'} `, names: names.join(', ') }];
}

/** A remark on a slide in this language. */
export const remarkElement = (
  tagName: 'a' | 'p' | 'span',
  { kind, text, names }: Remark,
  { language, ...properties }: { readonly language: string; readonly href?: string },
): Element =>
  h(
    tagName,
    { className: [kind, 'own'], ...inEnglish(language), ...properties },
    ...(names === undefined
      ? [text]
      : isEnglish(language)
        ? [text + names]
        : [text, h('span', inLanguage(language), names)]),
  );
