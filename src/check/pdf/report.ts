import { failuresOf, type Failed } from '../../pdf/matterhorn.ts';
import type { PdfFacts } from '../../pdf/read-pdf.ts';
import { elementsOf } from '../../pdf/structure.ts';
import type { TalkFault } from './talk/talk-pdf.ts';

export interface CheckedPdf {
  readonly file: string;
  readonly facts: PdfFacts;
  readonly failures: readonly Failed[];
  readonly faults: readonly TalkFault[];
}

export const checkPdf = (file: string, facts: PdfFacts, faults: readonly TalkFault[]): CheckedPdf => ({
  file,
  facts,
  failures: failuresOf(facts),
  faults,
});

/** A summary of the file, then its faults. */
export function report({ file, facts, failures, faults }: CheckedPdf): string {
  const count = failures.length + faults.length;
  return [
    `${file}: ${sumOf(facts)}`,
    ...failures.map(
      (failure) => `  ${failure.condition.id}${pageOf(failure, facts)}  ${failure.condition.says} ${failure.message}`,
    ),
    ...faults.map((fault) => `  ${fault.check}${pageOf(fault, facts)}${slideOf(fault)}  ${fault.message}`),
    count === 0 ? '  no findings' : `  ${counted(count, 'finding')}`,
  ].join('\n');
}

function sumOf({ pages, outline, structure, fonts, metadata }: PdfFacts): string {
  const elements = elementsOf(structure?.children ?? []).map(({ element }) => element);
  const figures = elements.filter(({ role }) => role === 'Figure');
  const annotations = pages.flatMap((page) => page.annotations);
  const urls = annotations.filter(({ target }) => target.kind === 'url').length;
  const labels = pages.map(({ label = '?' }) => label);
  return [
    `“${metadata.title ?? 'no title'}” by ${metadata.author ?? 'nobody'}, ${metadata.language ?? 'no language'}`,
    `  made from ${metadata.commit === undefined ? 'no commit' : `commit ${metadata.commit}`}, ${metadata.created ?? 'no date'}`,
    `  ${counted(pages.length, 'page')}, called ${labels[0] ?? ''} to ${labels.at(-1) ?? ''}`,
    `  ${counted(bookmarks(outline), 'bookmark')}, ${outline.length} of them at the top`,
    `  ${counted(elements.length, 'tag')}: ${tagsOf(elements.map(({ role }) => role ?? '?'))}`,
    `  ${counted(figures.length, 'figure')}, ${figures.filter(({ alt = '' }) => alt !== '').length} with alternative text`,
    `  ${counted(annotations.length, 'link')}, ${urls} of them to the web`,
    `  fonts: ${fonts.map(({ name, type }) => `${name} (${type})`).join(', ')}`,
    `  claims ${claimsOf(metadata.xmp) || 'no conformance'}`,
  ].join('\n');
}

const claimsOf = (xmp: PdfFacts['metadata']['xmp']): string =>
  [xmp?.claims && `PDF/UA-${xmp.claims}`, xmp?.isKeptAs && `PDF/A-${xmp.isKeptAs}`].filter(Boolean).join(' and ');

const bookmarks = (items: PdfFacts['outline']): number =>
  items.reduce((sum, { items: below }) => sum + 1 + bookmarks(below), 0);

/** How many of each, the most frequent first. */
function tagsOf(roles: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const role of roles) counts.set(role, (counts.get(role) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([role, times]) => `${role} ${times}`)
    .join(', ');
}

const counted = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;

const pageOf = ({ page }: { readonly page?: number | undefined }, { pages }: PdfFacts): string =>
  page === undefined ? '' : `, page ${page + 1} (${pages[page]?.label ?? '?'})`;

function slideOf({ slide }: TalkFault): string {
  if (!slide) return '';
  const { id, place } = slide.rendered.slide;
  return `, slide “${id}” ${place.file}:${place.line}`;
}
