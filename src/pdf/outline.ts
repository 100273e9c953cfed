import type { PDFDict, PDFDocument } from '@cantoo/pdf-lib';
import type { Destinations } from './destinations.ts';
import { dictIn, find, numberIn, textIn } from './objects.ts';

export interface OutlineItem {
  readonly title: string;
  /** From 0; nothing where it leads nowhere. */
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
