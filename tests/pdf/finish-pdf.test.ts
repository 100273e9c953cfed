import { PDFDict, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { finishPdf, openPrinted } from '../../src/pdf/finish/finish-pdf.ts';
import type { Finish } from '../../src/pdf/finish/printed-page.ts';
import { readPdf } from '../../src/pdf/read-pdf.ts';

const slide = (names: string[], title: string, opensPart = false) => ({
  names,
  says: title,
  top: opensPart ? 0 : 40,
  bookmark: { title, opensPart },
});
const pages = [
  { label: '1', places: [slide(['talk'], 'Größe – and “quotes”', true)], links: [] },
  { label: '2', places: [slide(['xen', 'old-xen'], 'Xen')], links: [] },
  { label: '2.1', places: [], links: [] },
];
const info = {
  title: 'Talk',
  author: 'Somebody',
  subject: 'Event',
  keywords: ['One', 'Two'],
  language: 'de',
  commit: '',
};
const date = new Date('2019-03-20T00:00:00Z');

/** A PDF as Chromium prints it; its structure ids continue after those of the previous export. */
async function printed(firstName = 1): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const { context, catalog } = document;
  pages.forEach(() => document.addPage([960, 540]));
  document.setCreator('Mozilla/5.0');
  const name = (number: number) => PDFString.of(`node${number.toString().padStart(8, '0')}`);
  const header = context.register(context.obj({ Type: 'StructElem', S: 'TH', ID: name(firstName) }));
  const attributes = { O: 'Table', Headers: [name(firstName)] };
  const cell = context.register(
    context.obj({ Type: 'StructElem', S: 'TD', ID: name(firstName + 7), A: [attributes], K: [] }),
  );
  const leaf = context.register(context.obj({ Names: [name(firstName), header, name(firstName + 7), cell] }));
  const tree = context.register(context.obj({ Kids: [leaf] }));
  catalog.set(PDFName.of('StructTreeRoot'), context.obj({ Type: 'StructTreeRoot', K: [header, cell], IDTree: tree }));
  return document.save();
}

const finished = async (bytes: Uint8Array, finish: Finish): Promise<Uint8Array> =>
  (await finishPdf(await openPrinted(bytes), finish)).bytes;

describe('a finished PDF', () => {
  test('claims nothing where something keeps it from that, which it tells', async () => {
    const { bytes, obstacles } = await finishPdf(await openPrinted(await printed()), { pages, info, date });
    expect(obstacles.map(({ condition }) => condition.id)).toContain('untagged');
    expect((await readPdf(bytes)).metadata.xmp).toMatchObject({ claims: undefined, isKeptAs: undefined });
  });

  test('has metadata, bookmarks and a named destination for each slide, including aliases', async () => {
    const pdf = await readPdf(await finished(await printed(), { pages, info, date }));
    const { metadata } = pdf;
    expect(metadata).toMatchObject({ title: 'Talk', author: 'Somebody', subject: 'Event', language: 'de' });
    expect(metadata).toMatchObject({ created: 'D:20190320000000Z', changed: 'D:20190320000000Z', showsTitle: true });
    expect(metadata).toMatchObject({ keywords: 'One, Two', opens: 'Fit' });
    expect(metadata.xmp).toMatchObject({ creator: 'Somebody', keywords: 'One, Two', created: '2019-03-20T00:00:00Z' });
    expect(pdf.pages.map(({ label }) => label)).toEqual(['1', '2', '2.1']);
    const xen = { title: 'Xen', page: 1, isOpen: true, items: [] };
    expect(pdf.outline).toEqual([{ title: 'Größe – and “quotes”', page: 0, isOpen: true, items: [xen] }]);
    expect(Object.fromEntries(pdf.names)).toEqual({ talk: 0, xen: 1, 'old-xen': 1 });
  });

  test('has the same metadata in XMP and in the info dictionary, for any text', async () => {
    const hostile = { title: 'Q&A on "Xen" <2>', author: 'AT&T', subject: '&#38; &amp; 🦊', keywords: ["it's", '<b>'] };
    const hostilePdf = await finished(await printed(), { pages, info: { ...info, ...hostile }, date });
    const { metadata } = await readPdf(hostilePdf);
    const { title, author: creator, subject: description, keywords } = metadata;
    expect({ title, creator, description, keywords }).toEqual({
      title: hostile.title,
      creator: hostile.author,
      description: hostile.subject,
      keywords: hostile.keywords.join(', '),
    });
    expect(metadata.xmp).toMatchObject({ title, creator, description, keywords });
  });

  test('names its version in both places, and nothing if unknown', async () => {
    const made = async (commit: string) =>
      (await readPdf(await finished(await printed(), { pages, info: { ...info, commit }, date }))).metadata;
    expect(await made('1a2b3c4 with changes')).toMatchObject({
      commit: '1a2b3c4 with changes',
      xmp: { version: '1a2b3c4 with changes' },
    });
    const { commit, xmp } = await made('');
    expect([commit, xmp?.version]).toEqual([undefined, undefined]);
  });

  test('has no date if it is unknown', async () => {
    const { metadata } = await readPdf(await finished(await printed(), { pages, info, date: undefined }));
    expect(metadata.created).toBeUndefined();
    expect(metadata.changed).toBeUndefined();
    expect(metadata.xmp?.created).toBeUndefined();
  });

  test('is independent of earlier exports of the browser', async () => {
    const [once, again] = await Promise.all(
      [1, 998].map(async (first) => finished(await printed(first), { pages, info, date })),
    );
    expect(again).toEqual(once);
  });

  test('keeps the headers of table cells', async () => {
    const { context } = await PDFDocument.load(await finished(await printed(998), { pages, info, date }));
    const cell = context
      .enumerateIndirectObjects()
      .map(([, object]) => object)
      .find((object) => object instanceof PDFDict && object.get(PDFName.of('S')) === PDFName.of('TD'));
    expect(String(cell)).toMatch(/\/Headers \[ \(node00000001\) \]/);
    expect(String(cell)).toContain('/ID (node00000002)');
  });
});
