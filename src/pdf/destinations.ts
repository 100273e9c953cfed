import { PDFArray, PDFDict, PDFName, PDFRef, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';
import { asText, dictIn, find, leavesOf } from './objects.ts';

/** What a link to an element of the page is called in the PDF: browsers write an address in ASCII. */
export const destinationOf = (id: string): string => new URL(`#${id}`, 'http://talk.invalid').hash.slice(1);

/** Turns what a link or a bookmark names into a page from 0. */
export interface Destinations {
  readonly pageOf: (target: PDFObject | undefined) => number | undefined;
  /** Pages by name. */
  readonly names: ReadonlyMap<string, number>;
}

export function destinationsOf(document: PDFDocument): Destinations {
  const pages = new Map(document.getPages().map(({ ref }, index) => [ref.tag, index]));
  const explicit = (target: PDFObject | undefined): number | undefined => {
    const array = target instanceof PDFDict ? find(target, 'D') : target;
    const page = array instanceof PDFArray && array.size() > 0 ? array.get(0) : undefined;
    return page instanceof PDFRef ? pages.get(page.tag) : undefined;
  };
  const names = new Map<string, number>();
  const add = (name: string | undefined, target: PDFObject | undefined) => {
    const page = explicit(target);
    if (name !== undefined && page !== undefined) names.set(name, page);
  };
  // Names of PDF 1.1, and of later versions.
  const dests = dictIn(document.catalog, 'Dests');
  for (const [name] of dests?.entries() ?? []) add(name.decodeText(), find(dests, name.decodeText()));
  for (const [name, target] of leavesOf(dictIn(dictIn(document.catalog, 'Names'), 'Dests'), 'Names'))
    add(asText(name), target);
  const pageOf = (target: PDFObject | undefined): number | undefined => {
    const name = target instanceof PDFName ? target.decodeText() : asText(target);
    return name === undefined ? explicit(target) : names.get(name);
  };
  return { pageOf, names };
}
