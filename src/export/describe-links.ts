import { PDFHexString, PDFName, type PDFDict, type PDFDocument } from '@cantoo/pdf-lib';
import { annotationsOf, type Target } from '../check/pdf/annotations.ts';
import { destinationsOf } from '../check/pdf/destinations.ts';
import { asDict, dictIn, find } from '../check/pdf/objects.ts';
import type { PrintedLink, PrintedPage } from './printed-page.ts';

/** Says of each link where it leads, and lets Tab go from link to link as the text does. */
export function describeLinks(document: PDFDocument, pages: readonly PrintedPage[]): void {
  const destinations = destinationsOf(document);
  const places = new Map(
    pages.flatMap((page) => page.places.flatMap(({ names, says }) => names.map((name) => [name, says] as const))),
  );
  document.getPages().forEach((sheet, index) => {
    const annotations = annotationsOf(sheet, destinations);
    if (annotations.length === 0) return;
    sheet.node.set(PDFName.of('Tabs'), PDFName.of('S'));
    const links = [...(pages[index]?.links ?? [])];
    annotations.forEach(({ target }, at) => {
      const link = asDict(sheet.node.Annots()?.lookup(at));
      const says = target.kind === 'url' ? describe(target, links) : places.get(nameIn(link));
      link?.set(PDFName.of('Contents'), PDFHexString.fromText(says ?? 'Link'));
    });
  });
}

/** The destination that a link within the document names. */
function nameIn(link: PDFDict | undefined): string {
  const name = find(link, 'Dest') ?? find(dictIn(link, 'A'), 'D');
  return name instanceof PDFName ? decodeURIComponent(name.decodeText()) : '';
}

/** @param links of the page that are not described yet; a link of two lines is two annotations with the same words */
function describe({ url }: Extract<Target, { kind: 'url' }>, links: PrintedLink[]): string {
  const at = links.findIndex(({ href }) => href === url);
  const text = links[at]?.text ?? '';
  if (links.findLastIndex(({ href }) => href === url) !== at) links.splice(at, 1);
  return text === '' || url.includes(text) ? url : `${text} (${url})`;
}
