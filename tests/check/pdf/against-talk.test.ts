import { PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { againstTalk } from '../../../src/check/pdf/against-talk.ts';
import { readPdf, type PdfFacts } from '../../../src/pdf/read-pdf.ts';
import { checkPdf, report } from '../../../src/check/pdf/report.ts';
import { handoutOutline } from '../../../src/check/pdf/talk/outline.ts';
import { handoutPdf, slidesPdf } from '../../../src/check/pdf/talk/talk-pdf.ts';
import { finishPdf, openPrinted } from '../../../src/pdf/finish/finish-pdf.ts';
import { loadTalk } from '../../../src/loader/load-talk.ts';
import type { Talk } from '../../../src/talk.ts';
import { soundPdf } from '../../pdf/sound-pdf.ts';

const yaml = `title: A
author:
  name: Somebody
event: Event
date: 2019-03-20
place: Here
language: en
slot: 10m
url: https://example.org/talk/
licence: MIT
`;

const markdown = '# A\n\nAA\n\n[A](https://example.org/)\n\nNote: Words.\n';

async function talkOf(text: string): Promise<Talk> {
  const { talk, messages } = await loadTalk({
    folder: 'slides',
    files: [{ path: 'slides/a.md', text }],
    yaml: { path: 'slides/talk.yaml', text: yaml },
    glossary: undefined,
    register: undefined,
    published: undefined,
    rehearsal: undefined,
    pictures: new Set(),
    others: new Set(),
    lookAt: () => Promise.resolve(undefined),
    photographed: new Set(),
    messages: [],
  });
  if (!talk) throw new Error(JSON.stringify(messages));
  return talk;
}

/** The sound document as the PDF of a talk with one slide. */
async function slidePdf(id = 'a'): Promise<PdfFacts> {
  const { document, link } = await soundPdf();
  const { context } = document;
  const live = { S: 'URI', URI: PDFHexString.fromText('https://example.org/talk/#a') };
  const page = document.getPage(0);
  page.node.Annots()?.push(context.register(context.obj({ Type: 'Annot', Subtype: 'Link', A: live })));
  expect(page.node.Annots()?.get(0)).toBe(link);
  const pages = [
    {
      label: '1',
      places: [{ names: [id], says: 'Slide 1: A', top: 0, bookmark: { title: 'A', opensPart: true } }],
      links: [{ href: 'https://example.org/', text: 'A' }],
    },
  ];
  const info = { title: 'A', author: 'Somebody', subject: 'Event', keywords: ['A'], language: 'en', commit: '' };
  const date = new Date('2019-03-20T00:00:00Z');
  const { bytes } = await finishPdf(await openPrinted(await document.save()), { pages, info, date });
  return readPdf(bytes);
}

const checksOf = async (facts: PdfFacts, text = markdown, texts = ['AAAAAAA']) =>
  againstTalk(facts, texts, await talkOf(text)).map(({ check }) => check);

test('finds nothing where all is as in the talk', async () => {
  const facts = await slidePdf();
  expect(againstTalk(facts, ['AAAAAAA'], await talkOf(markdown))).toEqual([]);
});

test('finds text that is missing, from the page or from the tags', async () => {
  const facts = await slidePdf();
  expect(await checksOf(facts, markdown.replace('AA', 'AA\n\nlost'))).toEqual(['text']);
  expect(await checksOf(facts, markdown.replace('AA', 'AA\n\nlost'), ['AAAAAAlost'])).toEqual(['text']);
  expect(await checksOf(facts, markdown, [''])).toContain('text');
});

test('finds a slide that does not say which language it is in', async () => {
  const facts = await slidePdf();
  const japanese = markdown.replace('# A', '::slide{lang=ja}\n\n# A');
  expect(await checksOf(facts, japanese)).toEqual(['languages']);
  const children = facts.structure?.children.map((one) => ({ ...one, language: 'ja' })) ?? [];
  const said = {
    ...facts,
    structure: { circles: [], roleMap: new Map<string, string>(), ...facts.structure, children },
  };
  expect(await checksOf(said, japanese)).toEqual([]);
});

test('finds text that is read out of its order', async () => {
  const facts = await slidePdf();
  const [page] = facts.pages;
  const pieces = new Map([...(page?.content.pieces ?? []), ['#1', 'second'], ['#2', 'first']]);
  const mixed = { ...facts, pages: facts.pages.map((one) => ({ ...one, content: { ...one.content, pieces } })) };
  expect(await checksOf(mixed, '# A\n\nfirst\n\nsecond\n\n[A](https://example.org/)\n', ['Afirstsecond'])).toEqual([
    'order',
  ]);
});

test('finds words that have become one', async () => {
  const facts = await slidePdf();
  const [page] = facts.pages;
  const saying = (text: string) => {
    const pieces = new Map([...(page?.content.pieces ?? []), ['#1', text]]);
    return { ...facts, pages: facts.pages.map((one) => ({ ...one, content: { ...one.content, pieces } })) };
  };
  const two = '# A\n\na broad\nterm\n\n[A](https://example.org/)\n';
  expect(await checksOf(saying('a broad term'), two, ['Aabroadterm'])).toEqual([]);
  expect(await checksOf(saying('a broadterm'), two, ['Aabroadterm'])).toEqual(['blanks']);
});

test('finds each part of a figure by itself that stands beside another, and no bar between them', async () => {
  const facts = await slidePdf();
  const [page] = facts.pages;
  const saying = (text: string) => {
    const pieces = new Map([...(page?.content.pieces ?? []), ['#1', text]]);
    return { ...facts, pages: facts.pages.map((one) => ({ ...one, content: { ...one.content, pieces } })) };
  };
  const figure =
    '# A\n\n:::layer-stack\n- B\n  - one (guest) | the other (guest)\n  - C (hardware)\n:::\n\n[A](https://example.org/)\n';
  const told = 'B one (guest) the other (guest) C (hardware)';
  const seen = ['ABone(guest)theother(guest)C(hardware)A'];
  expect(await checksOf(saying(told), figure, seen)).toEqual([]);
  expect(await checksOf(saying(told.replace('one (guest)', '')), figure, seen)).toEqual(['text']);
  expect(await checksOf(saying(told.replace('the other', 'theother')), figure, seen)).toEqual(['blanks']);
  expect(await checksOf(saying(told), figure, ['ABone(guest)C(hardware)A'])).toEqual(['text']);
});

test('finds links that are missing, lead elsewhere, or are too many', async () => {
  const facts = await slidePdf();
  expect(await checksOf(facts, markdown.replace('example.org', 'example.net'))).toEqual(['links', 'links']);
  const bare = { ...facts, pages: facts.pages.map((page) => ({ ...page, annotations: [] })) };
  expect(await checksOf(bare)).toEqual(['links', 'live-link']);
});

test('finds wrong labels, bookmarks and headings', async () => {
  const facts = await slidePdf();
  const renamed = { ...facts, pages: facts.pages.map((page) => ({ ...page, label: 'i' })) };
  expect(await checksOf(renamed)).toContain('labels');
  expect(await checksOf({ ...facts, outline: [] })).toEqual(['outline']);
  expect(await checksOf({ ...facts, outline: [...facts.outline, ...facts.outline] })).toEqual(['outline']);
  const elsewhere = facts.outline.map((item) => ({ ...item, page: 5 }));
  expect(await checksOf({ ...facts, outline: elsewhere })).toEqual(['outline']);
  expect(await checksOf(facts, markdown.replace('# A', '# AA'))).toContain('headings');
});

test('knows the author’s own headings below the title, and finds one that is not the author’s', async () => {
  const facts = await slidePdf();
  const [page] = facts.pages;
  const pieces = new Map([...(page?.content.pieces ?? []), ['#9', 'BB']]);
  const [section] = facts.structure?.children ?? [];
  if (!section || !facts.structure) throw new Error('The sound document has a structure.');
  const { structure } = facts;
  const headed = (role: string) => {
    const heading = { ...section, type: role, role, children: [{ kind: 'content' as const, page: 0, key: '#9' }] };
    return {
      ...facts,
      structure: { ...structure, children: [...structure.children, heading] },
      pages: facts.pages.map((one) => ({ ...one, content: { ...one.content, pieces } })),
    };
  };
  // The title is of the first level, so what is below it is of the second.
  const withHeading = markdown.replace('Note:', '### BB\n\nNote:');
  expect(await checksOf(headed('H2'), withHeading, ['AAAAAAABB'])).toEqual([]);
  expect(await checksOf(headed('H3'), withHeading, ['AAAAAAABB'])).toEqual(['headings']);
  expect(await checksOf(headed('H2'))).toEqual(['headings']);
});

test('finds a slide in a handout by an id of any script', async () => {
  const ids = ['größe', '構成', 'a'];
  for (const id of ids) {
    const facts = await slidePdf(id);
    const talk = await talkOf(markdown.replace('# A', `::slide{id=${id}}\n\n# A`));
    expect(handoutPdf(facts, ['AAAAAAA'], talk).slides[0]?.pages, id).toEqual([0]);
  }
});

test('knows the chapters of a handout from slides of the same name', async () => {
  const facts = await slidePdf();
  const talk = await talkOf(markdown.replace('# A', '# Sources'));
  const item = { title: 'Sources', page: 0, isOpen: true, items: [] };
  const chapter = { ...item, page: 1, items: [{ ...item, title: 'A web page' }] };
  const found = (outline: PdfFacts['outline']) => handoutOutline(slidesPdf({ ...facts, outline }, ['AAAAAAA'], talk));
  expect(found([item, chapter])).toEqual([]);
  expect(found([item])).toEqual([]);
  expect(found([chapter]).map(({ message }) => message)).toContain('its bookmark leads elsewhere');
  expect(found([item, { ...item, title: 'Index' }])).toMatchObject([{ message: '1 bookmarks are of no slide' }]);
});

test('finds what the file does not say of itself', async () => {
  const facts = await slidePdf();
  const { metadata } = facts;
  for (const change of [
    { title: 'B' },
    { author: undefined },
    { language: 'de' },
    { subject: undefined },
    { keywords: '' },
    { created: undefined },
    { opens: 'XYZ' },
  ])
    expect(await checksOf({ ...facts, metadata: { ...metadata, ...change } }), JSON.stringify(change)).toEqual([
      'file',
    ]);
  const [font] = facts.fonts;
  if (!font) throw new Error('The document has no font.');
  // Fonts that are drawings are one finding, however many one alphabet has.
  const drawn = { ...font, type: 'Type3', name: '' };
  expect(await checksOf({ ...facts, fonts: [drawn, drawn] })).toEqual(['file']);
  expect(await checksOf({ ...facts, fonts: [{ ...font, name: 'Whole' }] })).toEqual(['file']);
});

test('is told in words, with the slide and the page', async () => {
  const facts = await slidePdf();
  const talk = await talkOf(markdown.replace('AA', 'AA\n\nlost'));
  const words = report(checkPdf('a.pdf', facts, againstTalk(facts, ['AAAAAAA'], talk)));
  expect(words).toContain('a.pdf: “A” by Somebody, en');
  expect(words).toContain('text, page 1 (1), slide “a” slides/a.md:1  not on its pages: “lost”');
});

test('an untagged file is read all the same', async () => {
  const document = await PDFDocument.create();
  document.addPage();
  document.catalog.delete(PDFName.of('Metadata'));
  const facts = await readPdf(await document.save());
  expect(facts.structure).toBeUndefined();
  expect(facts.pages).toHaveLength(1);
});
