import { PDFHexString, PDFName, type PDFDict, type PDFDocument } from '@cantoo/pdf-lib';
import { annotationsOf, type Target } from '../annotations.ts';
import { destinationsOf } from '../destinations.ts';
import { asDict, dictIn, find } from '../objects.ts';
import { elementsOf, leavesIn, type Structure } from '../structure.ts';
import type { PrintedLink, PrintedPage } from './printed-page.ts';

/**
 * Says of each link where it leads, and lets Tab go from link to link as the text does.
 *
 * @param structure as Chromium has written it: it knows which boxes are one link, and which comes first
 */
export function describeLinks(
  document: PDFDocument,
  pages: readonly PrintedPage[],
  structure: Structure | undefined,
): void {
  const destinations = destinationsOf(document);
  const places = new Map(
    pages.flatMap((page) => page.places.flatMap(({ names, says }) => names.map((name) => [name, says] as const))),
  );
  const tags = tagsOf(structure);
  document.getPages().forEach((sheet, index) => {
    const annotations = annotationsOf(sheet, destinations)
      .map((annotation, at) => ({ ...annotation, at, tag: tags.get(annotation.ref) ?? tags.size + at }))
      .sort((one, other) => one.tag - other.tag);
    if (annotations.length === 0) return;
    sheet.node.set(PDFName.of('Tabs'), PDFName.of('S'));
    const links = [...(pages[index]?.links ?? [])];
    const said = new Map<number, string>();
    for (const { target, at, tag } of annotations) {
      const link = asDict(sheet.node.Annots()?.lookup(at));
      const says =
        said.get(tag) ?? (target.kind === 'url' ? describe(target, links) : places.get(nameIn(link))) ?? 'Link';
      said.set(tag, says);
      link?.set(PDFName.of('Contents'), PDFHexString.fromText(says));
    }
  });
}

/** Numbers of the links that annotations are boxes of, by the references of these, in reading order. */
function tagsOf(structure: Structure | undefined): ReadonlyMap<string, number> {
  const links = elementsOf(structure?.children ?? []).filter(({ element }) => element.role === 'Link');
  return new Map(
    links.flatMap(({ element }, number) =>
      leavesIn([element]).flatMap(({ leaf }) => (leaf.kind === 'object' ? [[leaf.ref, number] as const] : [])),
    ),
  );
}

/** The destination that a link within the document names. */
function nameIn(link: PDFDict | undefined): string {
  const name = find(link, 'Dest') ?? find(dictIn(link, 'A'), 'D');
  return name instanceof PDFName ? decodeURIComponent(name.decodeText()) : '';
}

/** @param links of the page that are not described yet */
function describe({ url }: Extract<Target, { kind: 'url' }>, links: PrintedLink[]): string {
  const at = links.findIndex(({ href }) => href === url);
  const [{ text } = { text: '' }] = at === -1 ? [] : links.splice(at, 1);
  return text === '' || url.includes(text) ? url : `${text} (${url})`;
}
