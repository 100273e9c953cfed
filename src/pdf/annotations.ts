import { PDFArray, PDFRef, type PDFDict, type PDFPage } from '@cantoo/pdf-lib';
import type { Destinations } from './destinations.ts';
import { asDict, dictIn, find, nameIn, numberIn, textIn } from './objects.ts';

export interface Annotation {
  /** As the structure refers to it; empty for one that stands in the page itself. */
  readonly ref: string;
  readonly subtype: string;
  /** What a screen reader says of it. */
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
