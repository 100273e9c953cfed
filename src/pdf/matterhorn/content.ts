/** Checkpoint 01, real content and artifacts; 10, character codes; 30, forms. */
import type { PdfFacts } from '../read-pdf.ts';
import { leavesIn } from '../structure.ts';
import { each, type Condition } from './condition.ts';

export const contentConditions: readonly Condition[] = [
  {
    id: '01-003',
    says: 'An artifact stands inside of tagged content.',
    find: ({ pages }) =>
      each(pages, ({ content }, page) => fault(page, content.artifactsInTags, 'artifacts inside of tagged content')),
  },
  {
    id: '01-004',
    says: 'Tagged content stands inside of an artifact.',
    find: ({ pages }) =>
      each(pages, ({ content }, page) => fault(page, content.tagsInArtifacts, 'tagged pieces inside of artifacts')),
  },
  {
    id: '01-005',
    says: 'Content is neither tagged nor an artifact.',
    find: (facts) => [...strayContent(facts), ...lostContent(facts)],
  },
  {
    id: '01-007',
    says: 'The file says that its tags may be wrong.',
    find: ({ metadata }) => (metadata.isSuspect ? [{ message: 'MarkInfo has Suspects true' }] : []),
  },
  {
    id: '10-001',
    says: 'A character code cannot be mapped to Unicode.',
    find: ({ pages }) =>
      each(pages, ({ content: { untranslated } }, page) =>
        untranslated.length > 0
          ? { page, message: `codes without a character: ${untranslated.join(', ')}` }
          : undefined,
      ),
  },
  {
    id: '30-001',
    says: 'A form shows a page of another file.',
    find: ({ pages }) =>
      each(pages, ({ content }, page) => fault(page, content.references, 'forms that refer to another file')),
  },
  {
    id: '30-002',
    says: 'A form with tagged content is used more than once.',
    find: ({ pages }) => {
      const forms = pages.flatMap(({ content }) => content.formsWithTags);
      const again = forms.filter((form, at) => forms.indexOf(form) !== at);
      return each([...new Set(again)], (form) => ({ message: `form ${form} is drawn more than once` }));
    },
  },
];

const fault = (page: number, count: number, what: string) =>
  count > 0 ? { page, message: `${count} ${what}` } : undefined;

/** Content outside of any mark, and unbalanced marks, which make the rest of the page unreliable. */
const strayContent = ({ pages }: PdfFacts) => [
  ...each(pages, ({ content: { strays } }, page) =>
    strays.length > 0 ? { page, message: `${strays.length} unmarked: ${[...new Set(strays)].join(', ')}` } : undefined,
  ),
  ...each(pages, ({ content }, page) => fault(page, content.unbalanced, 'marks that do not begin or end')),
];

/** Marked content that the structure does not refer to. */
function lostContent({ pages, structure }: PdfFacts) {
  const known = new Set<string>();
  for (const { leaf } of leavesIn(structure?.children ?? []))
    if (leaf.kind === 'content') known.add(`${leaf.page} ${leaf.key}`);
  return each(pages, ({ content: { pieces } }, page) => {
    const lost = [...pieces.keys()].filter((key) => !known.has(`${page} ${key}`));
    return fault(page, lost.length, `marked pieces that the structure does not have: ${lost.join(', ')}`);
  });
}
