import type { PDFRef } from '@cantoo/pdf-lib';
import { PDFBool, PDFDict, PDFName, PDFString, type PDFObject } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { conditions, failuresOf } from '../../src/pdf/matterhorn.ts';
import { factsOf, readPdf } from '../../src/pdf/read-pdf.ts';
import { soundPdf, type SoundPdf, type Values } from './sound-pdf.ts';

type Break = (pdf: SoundPdf) => void;

const name = (text: string) => PDFName.of(text);

const dict = ({ document }: SoundPdf, ref: PDFRef) => document.context.lookup(ref, PDFDict);

const catalog = ({ document }: SoundPdf, key: string, value: PDFObject) => {
  document.catalog.set(name(key), value);
};

const xmp = (pdf: SoundPdf, change: (text: string) => string) => {
  const { document } = pdf;
  const before = '<dc:title><rdf:li xml:lang="en">Sound</rdf:li></dc:title><pdfuaid:part>1</pdfuaid:part>';
  const stream = document.context.stream(change(before), { Type: 'Metadata', Subtype: 'XML' });
  catalog(pdf, 'Metadata', document.context.register(stream));
};

const annotation = (pdf: SoundPdf, subtype: string, contents = 'Words'): PDFRef => {
  const { context } = pdf.document;
  const ref = context.register(context.obj({ Type: 'Annot', Subtype: subtype, Contents: PDFString.of(contents) }));
  pdf.document.getPage(0).node.Annots()?.push(ref);
  return ref;
};

const reference = ({ document: { context } }: SoundPdf, ref: PDFRef): PDFRef =>
  context.register(context.obj({ Type: 'OBJR', Obj: ref }));

const layers = (pdf: SoundPdf, values: Values) => {
  catalog(pdf, 'OCProperties', pdf.document.context.obj(values));
};

/** A form that is drawn so often, with a tag inside, and with some further entries. */
const form = (pdf: SoundPdf, times: number, entries: Record<string, PDFObject>) => {
  const { context } = pdf.document;
  const stream = context.register(context.stream('/P <</MCID 0>> BDC EMC', { Subtype: 'Form', ...entries }));
  pdf.document
    .getPage(0)
    .node.Resources()
    ?.set(name('XObject'), context.obj({ X1: stream }));
  pdf.add('P', {}, [context.register(context.obj({ Type: 'MCR', Stm: stream, MCID: 0 }))]);
  pdf.write(pdf.content + ' /X1 Do'.repeat(times));
};

const roles = (pdf: SoundPdf, map: Record<string, string>) => {
  const root = pdf.document.catalog.lookup(name('StructTreeRoot'), PDFDict);
  root.set(name('RoleMap'), pdf.document.context.obj(map));
};

const withoutLanguage = ({ document }: SoundPdf) => document.catalog.delete(name('Lang'));

/** Mutations of a valid document, by the condition that must detect them. */
const breaks: Readonly<Record<string, Break>> = {
  '01-003': ({ content, write }) => {
    write(content.replace('BT', '/Artifact BMC EMC BT'));
  },
  '01-004': ({ content, write }) => {
    write(content.replace(/(\/H1.*)/, '/Artifact BMC $1 EMC'));
  },
  '01-005': ({ content, write }) => {
    write(`${content} 0 0 9 9 re f`);
  },
  '01-007': (pdf) => {
    catalog(pdf, 'MarkInfo', pdf.document.context.obj({ Marked: true, Suspects: true }));
  },
  '02-001': ({ add }) => add('Em'),
  '02-003': (pdf) => {
    roles(pdf, { Em: 'Strong', Strong: 'Em' });
  },
  '02-004': (pdf) => {
    roles(pdf, { Span: 'P' });
  },
  '06-001': ({ document }) => document.catalog.delete(name('Metadata')),
  '06-002': (pdf) => {
    xmp(pdf, (text) => text.replace('pdfuaid:part', 'part'));
  },
  '06-003': (pdf) => {
    xmp(pdf, (text) => text.replace('Sound', ''));
  },
  '07-001': ({ document }) => document.catalog.delete(name('ViewerPreferences')),
  '07-002': ({ document }) => {
    document.catalog.getOrCreateViewerPreferences().setDisplayDocTitle(false);
  },
  '09-004': ({ add }) => add('TR'),
  '09-005': ({ add, tags }) => add('P', {}, [], tags.item),
  '09-006': ({ add }) => add('TOCI'),
  '09-007': ({ add }) => add('RB'),
  '09-008': ({ add }) => add('WT'),
  '10-001': ({ toUnicode }) => {
    toUnicode('beginbfchar <0002> <0042> endbfchar');
  },
  '11-001': withoutLanguage,
  '11-002': withoutLanguage,
  '11-003': (pdf) => {
    withoutLanguage(pdf);
    const { context } = pdf.document;
    const first = context.register(context.obj({ Title: PDFString.of('Sound') }));
    catalog(pdf, 'Outlines', context.obj({ First: first, Last: first, Count: 1 }));
  },
  '11-004': withoutLanguage,
  '11-006': (pdf) => {
    withoutLanguage(pdf);
    xmp(pdf, (text) => text.replace('xml:lang="en"', 'xml:lang="x-default"'));
  },
  '13-004': (pdf) => dict(pdf, pdf.tags.figure).delete(name('Alt')),
  '14-002': (pdf) => {
    dict(pdf, pdf.tags.heading).set(name('S'), name('H2'));
  },
  '14-003': ({ add }) => add('H3'),
  '14-006': ({ add }) => {
    add('H');
    add('H');
  },
  '14-007': ({ add }) => add('H'),
  '15-003': (pdf) => dict(pdf, pdf.tags.header).delete(name('A')),
  '17-002': ({ add }) => add('Formula'),
  '19-003': ({ add }) => add('Note'),
  '19-004': ({ add }) => {
    add('Note', { ID: PDFString.of('n') });
    add('Note', { ID: PDFString.of('n') });
  },
  '20-001': (pdf) => {
    layers(pdf, { D: { Name: PDFString.of('All') }, Configs: [{}] });
  },
  '20-002': (pdf) => {
    layers(pdf, { D: {} });
  },
  '20-003': (pdf) => {
    layers(pdf, { D: { Name: PDFString.of('All'), AS: [] } });
  },
  '21-001': ({ document: { context } }) => context.register(context.obj({ EF: {}, F: PDFString.of('a.txt') })),
  '25-001': (pdf) => {
    const { context } = pdf.document;
    const packet = context.register(context.stream('<dynamicRender>required</dynamicRender>'));
    catalog(pdf, 'AcroForm', context.obj({ XFA: packet }));
  },
  '26-001': ({ document: { context } }) => {
    context.trailerInfo.Encrypt = context.obj({ Filter: 'Standard' });
  },
  '26-002': ({ document: { context } }) => {
    context.trailerInfo.Encrypt = context.obj({ Filter: 'Standard', P: -1 - (1 << 9) });
  },
  '28-002': (pdf) => {
    annotation(pdf, 'Stamp');
  },
  '28-004': (pdf) => {
    pdf.add('Annot', {}, [reference(pdf, annotation(pdf, 'Stamp', ''))]);
  },
  '28-006': (pdf) => {
    annotation(pdf, 'Sparkle');
  },
  '28-007': (pdf) => {
    annotation(pdf, 'TrapNet');
  },
  '28-008': ({ document }) => document.getPage(0).node.delete(name('Tabs')),
  '28-009': ({ document }) => {
    document.getPage(0).node.set(name('Tabs'), name('R'));
  },
  '28-010': (pdf) => {
    annotation(pdf, 'Widget');
  },
  '28-011': (pdf) => {
    dict(pdf, pdf.tags.link).set(name('S'), name('Span'));
  },
  '28-012': (pdf) => dict(pdf, pdf.link).delete(name('Contents')),
  '28-017': (pdf) => {
    pdf.add('Span', {}, [reference(pdf, annotation(pdf, 'PrinterMark'))]);
  },
  '30-001': (pdf) => {
    form(pdf, 1, { Ref: pdf.document.context.obj({}) });
  },
  '30-002': (pdf) => {
    form(pdf, 2, {});
  },
  '31-004': ({ shapes }) => {
    shapes.set(name('CIDToGIDMap'), name('Other'));
  },
  '31-005': ({ shapes }) => shapes.delete(name('CIDToGIDMap')),
  '31-006': ({ font }) => {
    font.set(name('Encoding'), name('My-Own-H'));
  },
  '31-009': ({ shapes }) => shapes.lookup(name('FontDescriptor'), PDFDict).delete(name('FontFile2')),
  '31-027': ({ font }) => font.delete(name('ToUnicode')),
  '31-028': ({ toUnicode }) => {
    toUnicode('beginbfchar <0001> <0000> endbfchar');
  },
  '31-029': ({ toUnicode }) => {
    toUnicode('beginbfrange <0001> <0002> <FEFE> endbfrange');
  },
  '31-030': ({ content, write }) => {
    write(content.replace('<0001>', '<0000>'));
  },
  untagged: (pdf) => {
    catalog(pdf, 'MarkInfo', pdf.document.context.obj({ Marked: PDFBool.False }));
  },
};

describe('the conditions of the Matterhorn Protocol', () => {
  test('find nothing in a valid document, before and after saving', async () => {
    const { document } = await soundPdf();
    expect(failuresOf(factsOf(document))).toEqual([]);
    expect(failuresOf(await readPdf(await document.save()))).toEqual([]);
  });

  test('each have a failing case and a unique number', () => {
    const ids = conditions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(breaks).sort()).toEqual([...ids, 'untagged'].sort());
  });

  test.each(Object.entries(breaks))('%s detects its violation', async (id, harm) => {
    const pdf = await soundPdf();
    harm(pdf);
    expect(failuresOf(factsOf(pdf.document)).map(({ condition }) => condition.id)).toContain(id);
  });
});
