/** Checkpoint 28, annotations. */
import type { Annotation } from '../links.ts';
import type { PdfFacts } from '../read-pdf.ts';
import { leavesIn, type StructElement } from '../structure.ts';
import { each, type Condition } from './condition.ts';

/** ISO 32000-1, table 169. */
const SUBTYPES = new Set(
  (
    'Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink ' +
    'Popup FileAttachment Sound Movie Widget Screen PrinterMark TrapNet Watermark 3D Redact'
  ).split(' '),
);

interface Placed {
  readonly annotation: Annotation;
  readonly page: number;
  /** The tags around it, outermost first; empty if it is not in the structure. */
  readonly around: readonly StructElement[];
}

const about = (id: string, says: string, isFault: (placed: Placed) => boolean): Condition => ({
  id,
  says,
  find: (facts) =>
    each(placedIn(facts), (placed) => {
      if (!isFault(placed)) return undefined;
      const { annotation, page } = placed;
      return { page, message: `${annotation.subtype} ${nameOf(annotation)}` };
    }),
});

export const annotationConditions: readonly Condition[] = [
  about(
    '28-002',
    'An annotation that is no link is not directly in an Annot.',
    ({ annotation: { subtype }, around }) =>
      !['Widget', 'Link', 'PrinterMark', 'Popup'].includes(subtype) && around.at(-1)?.role !== 'Annot',
  ),
  about(
    '28-004',
    'An annotation has no description.',
    ({ annotation: { subtype, contents }, around }) =>
      !['Widget', 'Popup'].includes(subtype) && isEmpty(contents) && isEmpty(around.at(-1)?.alt),
  ),
  about(
    '28-006',
    'An annotation is of a kind that ISO 32000 does not know.',
    ({ annotation: { subtype } }) => !SUBTYPES.has(subtype),
  ),
  about('28-007', 'There is an annotation for trapping.', ({ annotation: { subtype } }) => subtype === 'TrapNet'),
  {
    id: '28-008',
    says: 'A page with annotations does not say in which order Tab reaches them.',
    find: ({ pages }) =>
      each(pages, ({ annotations, tabs }, page) =>
        annotations.length > 0 && tabs === undefined ? { page, message: 'no Tabs' } : undefined,
      ),
  },
  {
    id: '28-009',
    says: 'Tab does not follow the structure.',
    find: ({ pages }) =>
      each(pages, ({ annotations, tabs }, page) =>
        annotations.length > 0 && tabs !== undefined && tabs !== 'S' ? { page, message: `Tabs is ${tabs}` } : undefined,
      ),
  },
  about(
    '28-010',
    'A field is not in a Form.',
    ({ annotation: { subtype }, around }) => subtype === 'Widget' && !around.some(({ role }) => role === 'Form'),
  ),
  about(
    '28-011',
    'A link is not in a Link.',
    ({ annotation: { subtype }, around }) => subtype === 'Link' && !around.some(({ role }) => role === 'Link'),
  ),
  about(
    '28-012',
    'A link has no description of its own.',
    ({ annotation: { subtype, contents } }) => subtype === 'Link' && isEmpty(contents),
  ),
  about(
    '28-017',
    'A printer’s mark is in the structure.',
    ({ annotation: { subtype }, around }) => subtype === 'PrinterMark' && around.length > 0,
  ),
];

const isEmpty = (text: string | undefined): boolean => (text ?? '').trim() === '';

function nameOf({ target, ref }: Annotation): string {
  if (target.kind === 'url') return target.url;
  return target.kind === 'page' ? `to page ${target.page + 1}` : ref;
}

function placedIn({ pages, structure }: PdfFacts): Placed[] {
  const places = new Map<string, readonly StructElement[]>();
  for (const { leaf, around } of leavesIn(structure?.children ?? []))
    if (leaf.kind === 'object') places.set(leaf.ref, around);
  return pages.flatMap(({ annotations }, page) =>
    annotations.map((annotation) => ({ annotation, page, around: places.get(annotation.ref) ?? [] })),
  );
}
