import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFString,
  type PDFObject,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { xmpOf } from '../../src/pdf/finish/metadata.ts';

type Simple = string | number | boolean | PDFObject;
type Flat = Record<string, Simple | Simple[]>;

/** Entries of a dictionary, as pdf-lib takes them; a string is a name. */
export type Values = Record<string, Simple | Simple[] | Flat | Flat[]>;

/** A small valid document, and its parts for mutations. */
export interface SoundPdf {
  readonly document: PDFDocument;
  /** Page content; `write` replaces it. */
  readonly content: string;
  readonly write: (content: string) => void;
  /** Adds an element to the section, or to another. */
  readonly add: (type: string, entries?: Values, kids?: readonly (PDFRef | number)[], into?: PDFRef) => PDFRef;
  readonly tags: Readonly<Record<'section' | 'heading' | 'list' | 'item' | 'header' | 'figure' | 'link', PDFRef>>;
  readonly link: PDFRef;
  readonly font: PDFDict;
  /** Of the composite font, the one with the shapes. */
  readonly shapes: PDFDict;
  readonly toUnicode: (map: string) => void;
}

/** Glyphs of the font: 1 is an A. */
const MAP = 'beginbfchar <0001> <0041> endbfchar';

const CONTENT = `
/Artifact BMC 0 0 9 9 re f EMC
/H1 <</MCID 0>> BDC BT /F1 12 Tf <0001> Tj ET EMC
/LBody <</MCID 1>> BDC BT /F1 12 Tf [<0001> -20 <0001>] TJ ET EMC
/TH <</MCID 2>> BDC BT /F1 12 Tf <0001> Tj ET EMC
/TD <</MCID 3>> BDC BT /F1 12 Tf <0001> Tj ET EMC
/Figure <</MCID 4>> BDC 0 0 9 9 re f EMC
/Link <</MCID 5>> BDC BT /F1 12 Tf <0001> Tj ET EMC`;

export async function soundPdf(): Promise<SoundPdf> {
  const document = await PDFDocument.create();
  const { context, catalog } = document;
  const page = document.addPage([960, 540]);
  const register = (values: Values) => context.register(context.obj(values));

  const descriptor = { Type: 'FontDescriptor', FontFile2: context.register(context.stream('')) };
  const shapes = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: 'ABCDEF+Sound',
    CIDToGIDMap: 'Identity',
    FontDescriptor: descriptor,
  });
  const font = context.obj({ Type: 'Font', Subtype: 'Type0', BaseFont: 'ABCDEF+Sound', Encoding: 'Identity-H' });
  font.set(PDFName.of('DescendantFonts'), context.obj([context.register(shapes)]));
  const toUnicode = (map: string) => {
    font.set(PDFName.of('ToUnicode'), context.register(context.stream(map)));
  };
  toUnicode(MAP);
  page.node.set(PDFName.of('Resources'), context.obj({ Font: { F1: context.register(font) } }));
  const write = (content: string) => {
    page.node.set(PDFName.of('Contents'), context.register(context.stream(content)));
  };
  write(CONTENT);

  const section = register({ Type: 'StructElem', S: 'Sect', K: [], Pg: page.ref });
  const add: SoundPdf['add'] = (type, entries = {}, kids = [], into = section) => {
    const ref = register({ Type: 'StructElem', S: type, P: into, Pg: page.ref, K: [...kids], ...entries });
    context.lookup(into, PDFDict).lookup(PDFName.of('K'), PDFArray).push(ref);
    return ref;
  };
  const text = (words: string) => PDFHexString.fromText(words);
  const link = register({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [0, 0, 9, 9],
    Contents: text('Elsewhere'),
    A: { S: 'URI', URI: PDFString.of('https://example.org/') },
  });
  page.node.set(PDFName.of('Annots'), context.obj([link]));
  page.node.set(PDFName.of('Tabs'), PDFName.of('S'));

  const heading = add('H1', {}, [0]);
  const list = add('L');
  const item = add('LI', {}, [], list);
  add('LBody', {}, [1], item);
  const row = add('TR', {}, [], add('Table'));
  const header = add('TH', { A: [{ O: 'Table', Scope: 'Column' }] }, [2], row);
  add('TD', {}, [3], row);
  const figure = add('Figure', { Alt: text('A square') }, [4]);
  const anchor = add('Link', {}, [5, register({ Type: 'OBJR', Obj: link })]);
  const root = register({ Type: 'StructTreeRoot', K: [register({ Type: 'StructElem', S: 'Document', K: [section] })] });

  const info = { title: 'Sound', author: '', subject: '', keywords: [], language: 'en', commit: '' };
  document.setTitle('Sound', { showInWindowTitleBar: true });
  document.setLanguage('en');
  catalog.set(PDFName.of('StructTreeRoot'), root);
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
  const xmp = Buffer.from(xmpOf({ info, date: undefined, claims: true }));
  catalog.set(PDFName.of('Metadata'), context.register(context.stream(xmp, { Type: 'Metadata', Subtype: 'XML' })));
  const tags = { section, heading, list, item, header, figure, link: anchor };
  return { document, content: CONTENT, write, add, tags, link, font, shapes, toUnicode };
}
