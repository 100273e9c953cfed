import { PDFDocument, type PDFDict, type PDFObject } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { mendTags } from '../../src/pdf/finish/mend-tags.ts';
import { asDict, keyNamed, nameIn } from '../../src/pdf/objects.ts';
import { kidsOf } from '../../src/pdf/structure.ts';

type Tag = readonly [type: string, ...kids: readonly (Tag | { readonly alt: string })[]];

/** A document with these tags, mended, and what its tags are then. */
async function mended(...tags: readonly Tag[]): Promise<unknown[]> {
  const document = await PDFDocument.create();
  const { context, catalog } = document;
  const add = ([type, ...kids]: Tag): PDFObject => {
    const element = context.obj({ Type: 'StructElem', S: type });
    for (const kid of kids) if ('alt' in kid) element.set(keyNamed('Alt'), context.obj(kid.alt));
    element.set(keyNamed('K'), context.obj(kids.flatMap((kid) => ('alt' in kid ? [] : [add(kid)]))));
    return context.register(element);
  };
  const root = context.obj({ Type: 'StructTreeRoot', K: tags.map(add) });
  catalog.set(keyNamed('StructTreeRoot'), root);
  mendTags(document);
  const shape = (element: PDFDict): unknown[] => [
    nameIn(element, 'S'),
    ...kidsOf(element).flatMap((kid) => {
      const inner = asDict(context.lookup(kid));
      return inner ? [shape(inner)] : [];
    }),
  ];
  return shape(root).slice(1);
}

test('the frame around a picture and its caption is no figure', async () => {
  const picture: Tag = ['Figure', { alt: 'A ring' }];
  expect(await mended(['H1'], ['Figure', picture, ['Caption', ['P']]], picture)).toEqual([
    ['H1'],
    ['Div', ['Figure'], ['Caption', ['P']]],
    ['Figure'],
  ]);
});

test('some slides alone begin with H1, too, and the others are as they were', async () => {
  const slides: Tag[] = [
    ['NonStruct', ['H2']],
    ['NonStruct', ['H2'], ['H3']],
    ['NonStruct', ['H1']],
    ['NonStruct', ['H2']],
  ];
  expect(await mended(...slides)).toEqual([
    ['Sect', ['H1']],
    ['Sect', ['H1'], ['H2']],
    ['Sect', ['H1']],
    ['Sect', ['H2']],
  ]);
});
