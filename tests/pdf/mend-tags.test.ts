import { PDFDocument, PDFString, type PDFDict, type PDFObject } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { mendTags } from '../../src/pdf/finish/mend-tags.ts';
import { asDict, keyNamed, nameIn } from '../../src/pdf/objects.ts';
import { kidsOf } from '../../src/pdf/structure.ts';

interface Tag {
  readonly type: string;
  readonly alt?: string;
  /** Whether text stands in it, before its kids. */
  readonly holdsText?: boolean;
  readonly kids: readonly Tag[];
}

const tag = (type: string, ...kids: readonly Tag[]): Tag => ({ type, kids });

/** A document with these tags, mended, and what its tags are then. */
async function mended(...tags: readonly Tag[]): Promise<unknown[]> {
  const document = await PDFDocument.create();
  const { context, catalog } = document;
  const add = ({ type, alt, kids, holdsText = false }: Tag): PDFObject => {
    const element = context.obj({ Type: 'StructElem', S: type, K: [...(holdsText ? [0] : []), ...kids.map(add)] });
    if (alt !== undefined) element.set(keyNamed('Alt'), PDFString.of(alt));
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
  const picture = { ...tag('Figure'), alt: 'A ring' };
  expect(await mended(tag('H1'), tag('Figure', picture, tag('Caption', tag('P'))), picture)).toEqual([
    ['H1'],
    ['Div', ['Figure'], ['Caption', ['P']]],
    ['Figure'],
  ]);
});

test('some slides alone begin with H1, too, and the others are as they were', async () => {
  const slides = [
    tag('NonStruct', tag('H2')),
    tag('NonStruct', tag('H2'), tag('H3')),
    tag('NonStruct', tag('H1')),
    tag('NonStruct', tag('H2')),
  ];
  expect(await mended(...slides)).toEqual([
    ['Sect', ['H1']],
    ['Sect', ['H1'], ['H2']],
    ['Sect', ['H1']],
    ['Sect', ['H2']],
  ]);
});

test('text in a section is a paragraph, and code in code a part of it', async () => {
  const text = (type: string, ...kids: readonly Tag[]): Tag => ({ type, kids, holdsText: true });
  const slide = tag(
    'NonStruct',
    tag('H2'),
    tag('NonStruct', text('NonStruct'), tag('Div', tag('Form', text('NonStruct')))),
    tag('Div', text('NonStruct', tag('Span'))),
    tag('P', text('NonStruct'), tag('Span')),
    tag('Div', tag('Code', tag('Code', tag('Code')))),
  );
  expect(await mended(slide)).toEqual([
    [
      'Sect',
      ['H1'],
      ['NonStruct', ['P'], ['Div', ['P', ['NonStruct']]]],
      ['Div', ['P', ['Span']]],
      ['P', ['NonStruct'], ['Span']],
      ['Div', ['Code', ['Span', ['Span']]]],
    ],
  ]);
});
