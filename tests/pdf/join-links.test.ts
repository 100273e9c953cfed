import { PDFArray, PDFDict, PDFName, PDFNumber, PDFString, type PDFRef } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { joinLinks } from '../../src/pdf/finish/links.ts';
import { failuresOf } from '../../src/pdf/matterhorn.ts';
import { factsOf } from '../../src/pdf/read-pdf.ts';
import { soundPdf } from './sound-pdf.ts';

type Rect = readonly [number, number, number, number];

const HERE = 'https://example.org/';

/** Adds links, each with the boxes that Chromium would give it; the numbers in the parent tree begin with 10. */
async function linked(links: readonly (readonly { readonly rect: Rect; readonly url?: string }[])[]) {
  const sound = await soundPdf();
  const { context, catalog } = sound.document;
  const page = sound.document.getPage(0);
  const nums: (PDFRef | number)[] = [];
  for (const boxes of links) {
    const refs = boxes.map(({ rect, url = HERE }, index) =>
      context.register(
        context.obj({
          Type: 'Annot',
          Subtype: 'Link',
          Rect: [...rect],
          StructParent: 10 + nums.length / 2 + index,
          A: { S: 'URI', URI: PDFString.of(url) },
          Contents: PDFString.of('Elsewhere'),
        }),
      ),
    );
    for (const ref of refs) page.node.Annots()?.push(ref);
    const tag = sound.add(
      'Link',
      {},
      refs.map((Obj) => context.register(context.obj({ Type: 'OBJR', Obj, Pg: page.ref }))),
    );
    refs.forEach(() => nums.push(10 + nums.length / 2, tag));
  }
  const tree = context.obj({ Nums: nums });
  catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).set(PDFName.of('ParentTree'), context.register(tree));
  joinLinks(sound.document);
  expect(failuresOf(factsOf(sound.document))).toEqual([]);
  // The first is the sound document's own.
  const left = (page.node.Annots()?.asArray() ?? []).slice(1).map((ref) => context.lookup(ref, PDFDict));
  const numbers = tree.lookup(PDFName.of('Nums'), PDFArray).asArray();
  return {
    rects: left.map((one) => one.lookup(PDFName.of('Rect'), PDFArray).asRectangle()),
    parents: left.map((one) => one.lookup(PDFName.of('StructParent'), PDFNumber).asNumber()),
    keys: numbers.filter((one) => one instanceof PDFNumber).map((one) => one.asNumber()),
  };
}

test('joins the words of a link on one line into one annotation, for any direction and size', async () => {
  const fromRight = [
    { rect: [80, 100, 100, 112] },
    { rect: [77, 100, 80, 112] },
    { rect: [50, 102, 77, 110] },
  ] as const;
  const { rects, parents, keys } = await linked([fromRight, [...fromRight].reverse(), [...fromRight, ...fromRight]]);
  expect(rects).toEqual(Array.from({ length: 3 }, () => ({ x: 50, y: 100, width: 50, height: 12 })));
  expect(parents).toEqual([10, 13, 16]);
  expect(keys).toEqual([10, 13, 16]);
});

test('a word between two others joins them, in any order', async () => {
  const outside = [{ rect: [10, 100, 20, 112] }, { rect: [30, 100, 40, 112] }] as const;
  const { rects } = await linked([[...outside, { rect: [20, 100, 30, 112] }]]);
  expect(rects).toEqual([{ x: 10, y: 100, width: 30, height: 12 }]);
});

test('keeps separate lines, links, distant boxes and targets apart', async () => {
  const { rects, keys } = await linked([
    // On the next line, right below.
    [{ rect: [50, 100, 90, 112] }, { rect: [50, 88, 90, 100] }],
    // Another link beside the first.
    [{ rect: [90, 100, 120, 112] }],
    // Separated by words outside the link.
    [{ rect: [200, 100, 220, 112] }, { rect: [230, 100, 240, 112] }],
    [{ rect: [300, 100, 320, 112] }, { rect: [320, 100, 330, 112], url: 'https://example.org/other' }],
  ]);
  expect(rects).toHaveLength(7);
  expect(keys).toEqual([10, 11, 12, 13, 14, 15, 16]);
});
