import { PDFDict, PDFDocument, type PDFRef } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { keyOf, type ContentFacts } from '../../src/pdf/content.ts';
import { numberLists } from '../../src/pdf/finish/list-numbering.ts';
import { nameIn } from '../../src/pdf/objects.ts';
import { attributesOf } from '../../src/pdf/structure.ts';

const page = (...texts: readonly string[]): { readonly content: Pick<ContentFacts, 'pieces'> } => ({
  content: { pieces: new Map(texts.map((text, mcid) => [keyOf(mcid), text])) },
});

test.each([
  ['1. ', 'Decimal'],
  ['(12) ', 'Decimal'],
  ['۳. ', 'Decimal'],
  ['– ', 'Disc'],
])('a list whose labels begin with “%s” has the numbering %s', async (label, numbering) => {
  const document = await PDFDocument.create();
  const { context } = document;
  const { ref: Pg } = document.addPage();
  const element = (S: string, ...K: readonly (PDFRef | number)[]): PDFRef =>
    context.register(context.obj({ Type: 'StructElem', S, Pg, K: [...K] }));
  const list = element('L', element('LI', element('Lbl', 0), element('LBody', 1)), element('LI', element('LBody', 2)));
  const without = element('L', element('LI', element('LBody', 3)));
  context.lookup(list, PDFDict).set(context.obj('A'), context.obj({ O: 'Layout' }));

  numberLists(document, [page(label, 'one', 'two', 'three')]);

  const attributes = (ref: PDFRef) => attributesOf(context.lookup(ref, PDFDict));
  expect(attributes(list).map((one) => [nameIn(one, 'O'), nameIn(one, 'ListNumbering')])).toEqual([
    ['Layout', undefined],
    ['List', numbering],
  ]);
  expect(attributes(without)).toEqual([]);
});
