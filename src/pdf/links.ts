import { PDFArray, PDFDict, PDFName, PDFRef, type PDFDocument, type PDFObject, type PDFPage } from '@cantoo/pdf-lib';
import { asText, dictIn, find, leavesOf, asDict, nameIn, numberIn, textIn } from './objects.ts';

/** The destination name in the PDF for an element's id: browsers percent-encode it to ASCII. */
export const destinationOf = (id: string): string => new URL(`#${id}`, 'http://talk.invalid').hash.slice(1);

/** Resolves the target of a link or a bookmark to a page, from 0. */
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
  // Destination names of PDF 1.1, then those of later versions.
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

export interface Annotation {
  /** As the structure refers to it; empty for a direct object. */
  readonly ref: string;
  readonly subtype: string;
  /** Description, which a screen reader reads. */
  readonly contents: string | undefined;
  /** Its number in the structure's parent tree. */
  readonly structParent: number | undefined;
  readonly target: Target;
}

export type Target =
  | { readonly kind: 'page'; readonly page: number }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'nowhere' };

export function annotationsOf(page: PDFPage, destinations: Destinations): Annotation[] {
  const all = page.node.Annots();
  if (!(all instanceof PDFArray)) return [];
  return all.asArray().flatMap((entry, index) => {
    const dict = asDict(all.lookup(index));
    if (!dict) return [];
    return [
      {
        ref: entry instanceof PDFRef ? entry.tag : '',
        subtype: nameIn(dict, 'Subtype') ?? '',
        contents: textIn(dict, 'Contents'),
        structParent: numberIn(dict, 'StructParent'),
        target: targetOf(dict, destinations),
      },
    ];
  });
}

function targetOf(annotation: PDFDict, { pageOf }: Destinations): Target {
  const action = dictIn(annotation, 'A');
  const url = nameIn(action, 'S') === 'URI' ? textIn(action, 'URI') : undefined;
  if (url !== undefined) return { kind: 'url', url };
  const page = pageOf(find(annotation, 'Dest') ?? (nameIn(action, 'S') === 'GoTo' ? find(action, 'D') : undefined));
  return page === undefined ? { kind: 'nowhere' } : { kind: 'page', page };
}

export interface OutlineItem {
  readonly title: string;
  /** From 0; undefined if it leads nowhere. */
  readonly page: number | undefined;
  readonly isOpen: boolean;
  readonly items: readonly OutlineItem[];
}

export function outlineOf(document: PDFDocument, { pageOf }: Destinations): OutlineItem[] {
  const seen = new Set<PDFDict>();
  const level = (parent: PDFDict | undefined): OutlineItem[] => {
    const items: OutlineItem[] = [];
    for (let item = dictIn(parent, 'First'); item && !seen.has(item); item = dictIn(item, 'Next')) {
      seen.add(item);
      items.push({
        title: textIn(item, 'Title') ?? '',
        page: pageOf(find(item, 'Dest') ?? find(dictIn(item, 'A'), 'D')),
        isOpen: (numberIn(item, 'Count') ?? 0) >= 0,
        items: level(item),
      });
    }
    return items;
  };
  return level(dictIn(document.catalog, 'Outlines'));
}
