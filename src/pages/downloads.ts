/** Links to downloads beside the site, from pages one folder below it. */
import type { Element, Properties } from 'hast';
import { EDITIONS } from '../contract.ts';
import { inEnglish } from '../language.ts';
import type { Download, Talk } from '../talk.ts';
import { h } from '../trees.ts';

/** The one-file build leaves out elements of this class: its files are not there. */
const BESIDE = { className: ['beside-site'] };

const linkTo = ({ file, name }: Download, words: string, properties: Properties = {}): Element =>
  h('a', { ...properties, href: `../${file}`, download: name }, words);

/** `309 kB`, with a no-break space. */
const sizeOf = ({ bytes }: Download): string => `${Math.ceil(bytes / 1000)}\u00a0kB`;

/**
 * For a bar: `Slides (PDF)`.
 *
 * @param kinds what the page has room for
 */
export const downloadLinks = ({ downloads = [] }: Talk, kinds: readonly Download['kind'][]): Element[] =>
  downloads.filter(({ kind }) => kinds.includes(kind)).map((one) => linkTo(one, SHORT[one.kind], BESIDE));

const SHORT = { slides: 'Slides (PDF)', handout: 'Handout (PDF)', file: 'One file' } as const;

/** All downloads in a sentence, with their sizes; the handout's page always exists. */
export function toTakeAlong({ meta, downloads = [] }: Talk): Element {
  const words = downloads.flatMap((one) => [', ', linkTo(one, LONG[one.kind]), ` (${sizeOf(one)})`]);
  return h(
    'p',
    { className: ['take-along', 'own', ...BESIDE.className], ...inEnglish(meta.language) },
    'To take along: ',
    h('a', { href: `../${EDITIONS.handout}` }, 'the handout, to print'),
    ...words,
    '.',
  );
}

const LONG = {
  slides: 'the slides as PDF',
  handout: 'the handout as PDF',
  file: 'all of it as one file',
} as const;
