/** Checkpoint 11, natural language. Whether the language that is given is the right one, only a reader can tell. */
import type { PdfFacts } from '../read-pdf.ts';
import { elementsOf, leavesIn, type StructElement } from '../structure.ts';
import { each, when, type Condition } from './condition.ts';
import { at } from './structure.ts';

export const languageConditions: readonly Condition[] = [
  {
    id: '11-001',
    says: 'The language of text on a page is not given.',
    find: (facts) =>
      each(withoutLanguage(facts), ({ leaf, around }) =>
        leaf.kind === 'content' && (facts.pages[leaf.page]?.content.pieces.get(leaf.key) ?? '').trim() !== ''
          ? { page: leaf.page, message: `text in <${around.at(-1)?.type ?? ''}>` }
          : undefined,
      ),
  },
  {
    id: '11-002',
    says: 'The language of an alternative text is not given.',
    find: (facts) =>
      hasLanguage(facts)
        ? []
        : each(elementsOf(facts.structure?.children ?? []), ({ element, around }) =>
            (element.alt ?? element.actualText) !== undefined && !isGiven([...around, element])
              ? { ...at(element), message: `text of a <${element.type}>` }
              : undefined,
          ),
  },
  {
    id: '11-003',
    says: 'The language of the bookmarks is not given.',
    find: (facts) => when(facts.outline.length > 0 && !hasLanguage(facts), 'no Lang in the catalog'),
  },
  {
    id: '11-004',
    says: 'The language of the description of an annotation is not given.',
    find: (facts) =>
      each(withoutLanguage(facts), ({ leaf }) =>
        leaf.kind === 'object' && facts.pages.some(({ annotations }) => describes(annotations, leaf.ref))
          ? { message: `annotation ${leaf.ref}` }
          : undefined,
      ),
  },
  {
    id: '11-006',
    says: 'The language of the metadata is not given.',
    find: (facts) =>
      when(
        !hasLanguage(facts) && ['', 'x-default'].includes(facts.metadata.xmp?.titleLanguage ?? ''),
        'neither the catalog nor dc:title has a language',
      ),
  },
];

const hasLanguage = ({ metadata }: PdfFacts): boolean => (metadata.language ?? '') !== '';

const isGiven = (around: readonly StructElement[]): boolean =>
  (around.findLast(({ language }) => language !== undefined)?.language ?? '') !== '';

/** What no language is given for: not by the document, and not by an element around it. */
const withoutLanguage = (facts: PdfFacts) =>
  hasLanguage(facts) ? [] : leavesIn(facts.structure?.children ?? []).filter(({ around }) => !isGiven(around));

const describes = (
  annotations: readonly { readonly ref: string; readonly contents: string | undefined }[],
  ref: string,
) => annotations.some((one) => one.ref === ref && one.contents !== undefined);
