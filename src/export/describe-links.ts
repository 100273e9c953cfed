import { PDFHexString, PDFName, type PDFDocument } from '@cantoo/pdf-lib';
import { annotationsOf, type Target } from '../check/pdf/annotations.ts';
import { destinationsOf } from '../check/pdf/destinations.ts';
import { asDict } from '../check/pdf/objects.ts';
import type { PrintedLink, PrintedPage } from './print-page.ts';

/** Says of each link where it leads, and lets Tab go from link to link as the text does. */
export function describeLinks(document: PDFDocument, pages: readonly PrintedPage[], labels: readonly string[]): void {
  const destinations = destinationsOf(document);
  const titleOf = (page: number) => `Slide ${labels[page] ?? page + 1}: ${pages[page]?.title ?? ''}`;
  document.getPages().forEach((sheet, index) => {
    const annotations = annotationsOf(sheet, destinations);
    if (annotations.length === 0) return;
    sheet.node.set(PDFName.of('Tabs'), PDFName.of('S'));
    const links = [...(pages[index]?.links ?? [])];
    annotations.forEach(({ target }, at) => {
      const contents = describe(target, links, titleOf);
      asDict(sheet.node.Annots()?.lookup(at))?.set(PDFName.of('Contents'), PDFHexString.fromText(contents));
    });
  });
}

/** @param links of the page that are not described yet; a link of two lines is two annotations with the same words */
function describe(target: Target, links: PrintedLink[], titleOf: (page: number) => string): string {
  if (target.kind === 'page') return titleOf(target.page);
  if (target.kind === 'nowhere') return 'Link';
  const { url } = target;
  const at = links.findIndex(({ href }) => href === url);
  const text = links[at]?.text ?? '';
  if (links.findLastIndex(({ href }) => href === url) !== at) links.splice(at, 1);
  return text === '' || url.includes(text) ? url : `${text} (${url})`;
}
