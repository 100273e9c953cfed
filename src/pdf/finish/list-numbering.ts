import { PDFNumber, PDFRef, type PDFDict, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';
import { keyOf, type ContentFacts } from '../content.ts';
import { asDict, entryOf, keyNamed, nameIn, numberIn } from '../objects.ts';
import { attributesOf, elementDicts, kidsOf } from '../structure.ts';

interface PagePieces {
  readonly content: Pick<ContentFacts, 'pieces'>;
}

/** Declares the kind of labels of each list, ISO 32000-1, table 347: numbers, or the same bullet for all. */
export function numberLists(document: PDFDocument, pages: readonly PagePieces[]): void {
  const { context } = document;
  const numbering = (name: string) => context.register(context.obj({ O: 'List', ListNumbering: name }));
  const attributes = { Decimal: numbering('Decimal'), Disc: numbering('Disc') };
  const indexes = new Map(document.getPages().map(({ ref }, index) => [ref.tag, index]));
  const dictOf = (kid: PDFObject) => asDict(context.lookup(kid));
  const typeOf = (kid: PDFObject) => nameIn(dictOf(kid), 'S');

  const textOf = (element: PDFDict): string => {
    const page = entryOf(element, 'Pg');
    const index = page instanceof PDFRef ? indexes.get(page.tag) : undefined;
    return kidsOf(element)
      .map((kid) => {
        const dict = dictOf(kid);
        if (dict && nameIn(dict, 'S') !== undefined) return textOf(dict);
        const mcid = kid instanceof PDFNumber ? kid.asNumber() : numberIn(dict, 'MCID');
        if (index === undefined || mcid === undefined) return '';
        return pages[index]?.content.pieces.get(keyOf(mcid)) ?? '';
      })
      .join('');
  };

  for (const [, list] of elementDicts(document)) {
    if (nameIn(list, 'S') !== 'L') continue;
    const items = kidsOf(list).flatMap((kid) => dictOf(kid) ?? []);
    const label = items.flatMap(kidsOf).find((kid) => typeOf(kid) === 'Lbl');
    const text = label && dictOf(label);
    if (!text) continue;
    const kind = /^\P{L}*\p{Nd}/u.test(textOf(text)) ? 'Decimal' : 'Disc';
    list.set(keyNamed('A'), context.obj([...attributesOf(list), attributes[kind]]));
  }
}
