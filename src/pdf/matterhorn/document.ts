/** Checkpoints 06, metadata; 07, title; 20, layers; 21, attachments; 25, XFA; 26, security. */
import { each, when, type Condition } from './condition.ts';
import type { PdfFacts } from '../read-pdf.ts';
import { elementsOf, leavesIn, type StructElement } from '../structure.ts';
import { at } from './structure.ts';

/** Bit 10 of the permissions: content may be extracted for accessibility. ISO 32000-1, table 22. */
const ACCESS = 1 << 9;

export const documentConditions: readonly Condition[] = [
  {
    id: '06-001',
    says: 'The document has no XMP metadata.',
    find: ({ metadata: { xmp } }) => when(!xmp, 'no metadata stream in the catalog'),
  },
  {
    id: '06-002',
    says: 'The XMP metadata does not have the PDF/UA identifier.',
    find: ({ metadata: { xmp } }) => when(xmp !== undefined && xmp.claims !== '1', 'no pdfuaid:part 1'),
  },
  {
    id: '06-003',
    says: 'The XMP metadata has no dc:title.',
    find: ({ metadata: { xmp } }) => when(xmp !== undefined && (xmp.title ?? '') === '', 'no dc:title'),
  },
  {
    id: '07-001',
    says: 'The file does not say whether a viewer shows its title.',
    find: ({ metadata }) => when(metadata.showsTitle === undefined, 'no DisplayDocTitle'),
  },
  {
    id: '07-002',
    says: 'A viewer shows the name of the file instead of its title.',
    find: ({ metadata }) => when(metadata.showsTitle === false, 'DisplayDocTitle is false'),
  },
  {
    id: '20-001',
    says: 'A further configuration of layers has no name.',
    find: ({ metadata: { layers } }) =>
      each(layers, ({ name = '', isDefault }) => (isDefault || name !== '' ? undefined : { message: 'no Name' })),
  },
  {
    id: '20-002',
    says: 'The default configuration of layers has no name.',
    find: ({ metadata: { layers } }) =>
      each(layers, ({ name = '', isDefault }) => (isDefault && name === '' ? { message: 'no Name' } : undefined)),
  },
  {
    id: '20-003',
    says: 'A configuration of layers changes by itself.',
    find: ({ metadata: { layers } }) =>
      each(layers, ({ isAutomatic }) => (isAutomatic ? { message: 'an AS entry' } : undefined)),
  },
  {
    id: '21-001',
    says: 'An embedded file has no F or UF entry.',
    find: ({ metadata: { attachments } }) =>
      each(attachments, ({ hasNames }) => (hasNames ? undefined : { message: 'no F or no UF' })),
  },
  {
    id: '25-001',
    says: 'A form in XML must be laid out by the viewer.',
    find: ({ metadata: { xfa } }) => when(/<dynamicRender>\s*required\s*</.test(xfa), 'dynamicRender is required'),
  },
  {
    id: '26-001',
    says: 'The file is encrypted and does not say what is permitted.',
    find: ({ metadata: { encryption } }) =>
      when(encryption !== undefined && encryption.permissions === undefined, 'no P entry'),
  },
  {
    id: '26-002',
    says: 'The file is encrypted and does not permit to extract text for accessibility.',
    find: ({ metadata: { encryption } }) =>
      when(encryption?.permissions !== undefined && (encryption.permissions & ACCESS) === 0, 'bit 10 of P is 0'),
  },
];

/** Checkpoint 11, natural language. Whether a given language is the right one needs a person. */

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

/** Leaves without a language, from the document or an element around them. */
const withoutLanguage = (facts: PdfFacts) =>
  hasLanguage(facts) ? [] : leavesIn(facts.structure?.children ?? []).filter(({ around }) => !isGiven(around));

const describes = (
  annotations: readonly { readonly ref: string; readonly contents: string | undefined }[],
  ref: string,
) => annotations.some((one) => one.ref === ref && one.contents !== undefined);
