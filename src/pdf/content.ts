import { PDFName, PDFRef, PDFStream, PDFArray, type PDFDict, type PDFPage } from '@cantoo/pdf-lib';
import {
  mcidOf,
  operationsOf,
  PAINTS_AT_ONCE,
  PAINTS_PATH,
  SHOWS_TEXT,
  type Operation,
  actualTextOf,
  codesIn,
} from './content-stream.ts';
import type { Direction } from '../language.ts';
import type { FontFacts, FontReader } from './fonts.ts';
import { asArray, asDict, bytesOf, dictIn, find, nameIn } from './objects.ts';
import { readPieces, type MeaningOf } from './text-from-right.ts';

/** The content of a page, divided by its marks. */
export interface ContentFacts {
  /** Text of each marked piece that the structure can refer to, by `keyOf`; empty for a drawing. */
  readonly pieces: ReadonlyMap<string, string>;
  /** Operators that paint outside of any mark: `f*`, `Tj`. */
  readonly strays: readonly string[];
  readonly artifactsInTags: number;
  readonly tagsInArtifacts: number;
  /** The number of marks that are closed but were not open, or the other way round. */
  readonly unbalanced: number;
  /** Codes that a font's ToUnicode map lacks: `AAAAAA+Plex 0003`. */
  readonly untranslated: readonly string[];
  /** How often glyph 0 (`.notdef`) is shown. */
  readonly notdefs: number;
  /** Forms with marks, once for each time they are drawn. */
  readonly formsWithTags: readonly string[];
  /** Forms that show a page of another file. */
  readonly references: number;
}

/** The key of a piece of content in the structure: the form that contains it, if any, and its number (MCID) there. */
export const keyOf = (mcid: number, form = ''): string => `${form}#${mcid}`;

type Mark = ({ readonly kind: 'artifact' | 'other' } & Said) | ({ readonly kind: 'tag'; readonly key: string } & Said);

interface Said {
  /** Replaces the characters of the glyphs, if the mark has it. */
  readonly actualText?: string | undefined;
}

/** Mutable results of a walk through a page. */
interface Gathered {
  readonly pieces: Map<string, string>;
  readonly strays: string[];
  readonly untranslated: Set<string>;
  readonly formsWithTags: string[];
  artifactsInTags: number;
  tagsInArtifacts: number;
  unbalanced: number;
  notdefs: number;
  references: number;
}

const nothing = (): Gathered => ({
  pieces: new Map(),
  strays: [],
  untranslated: new Set(),
  formsWithTags: [],
  artifactsInTags: 0,
  tagsInArtifacts: 0,
  unbalanced: 0,
  notdefs: 0,
  references: 0,
});

interface Stream {
  readonly text: string;
  readonly resources: PDFDict | undefined;
  /** The reference of the form that the stream belongs to, or empty. */
  readonly form: string;
  readonly readFont: FontReader;
  /** Base direction of lines with parts of both directions. */
  readonly direction: Direction;
}

export function contentOf(page: PDFPage, readFont: FontReader, direction: Direction): ContentFacts {
  const gathered = nothing();
  walk({ text: contentsOf(page), resources: page.node.Resources(), form: '', readFont, direction }, [], gathered);
  return { ...gathered, untranslated: [...gathered.untranslated] };
}

/** The streams of a page are one, with a line end between them: ISO 32000-1, table 30. */
export function contentsOf(page: PDFPage): string {
  const contents = page.node.Contents();
  return contents instanceof PDFArray ? asArray(contents).map(bytesOf).join('\n') : bytesOf(contents);
}

function walk(
  { text, resources, form, readFont, direction }: Stream,
  around: readonly Mark[],
  gathered: Gathered,
): void {
  const marks: Mark[] = [];
  let font: FontFacts | undefined;
  const marksContent = ({ kind }: Mark) => kind !== 'other';
  const isMarked = () => marks.some(marksContent) || around.some(marksContent);

  for (const { operator, operands } of operationsOf(text)) {
    if (operator === 'BMC' || operator === 'BDC') {
      const mark = markOf({ operands, resources, form });
      noteNesting(mark, [...around, ...marks], gathered);
      if (mark.actualText !== undefined) addText(mark.actualText, [...around, ...marks, mark], gathered);
      marks.push(mark);
    } else if (operator === 'EMC') {
      if (!marks.pop()) gathered.unbalanced++;
    } else if (operator === 'Tf') {
      const dict = dictIn(dictIn(resources, 'Font'), (operands[0] ?? '').slice(1));
      font = dict && readFont(dict);
    } else if (SHOWS_TEXT.has(operator)) {
      if (!isMarked()) gathered.strays.push(operator);
      showText({ operands, font, marks: [...around, ...marks], gathered });
    } else if (PAINTS_PATH.has(operator) || PAINTS_AT_ONCE.has(operator)) {
      if (!isMarked()) gathered.strays.push(operator);
    } else if (operator === 'Do') {
      draw(operands[0] ?? '', { resources, readFont, direction, marks: [...around, ...marks], gathered });
    }
  }
  gathered.unbalanced += marks.length;
  const meaningOf: MeaningOf = (name) => {
    const dict = dictIn(dictIn(resources, 'Font'), name);
    const facts = dict && readFont(dict);
    return facts?.isComposite ? (code) => facts.unicode.get(code) ?? '' : undefined;
  };
  for (const [mcid, piece] of readPieces(text, meaningOf, direction))
    if (piece.isFromRight) gathered.pieces.set(keyOf(mcid, form), piece.text);
}

function markOf({ operands, resources, form }: Pick<Operation, 'operands'> & Pick<Stream, 'resources' | 'form'>): Mark {
  const [tag, properties = ''] = operands;
  if (tag === '/Artifact') return { kind: 'artifact' };
  const named = properties.startsWith('/')
    ? dictIn(dictIn(resources, 'Properties'), properties.slice(1))?.toString()
    : properties;
  const mcid = mcidOf(named);
  const actualText = actualTextOf(named ?? '');
  return mcid === undefined ? { kind: 'other', actualText } : { kind: 'tag', key: keyOf(mcid, form), actualText };
}

function noteNesting(mark: Mark, around: readonly Mark[], gathered: Gathered): void {
  if (mark.kind === 'tag' && !gathered.pieces.has(mark.key)) gathered.pieces.set(mark.key, '');
  if (mark.kind === 'artifact' && around.some(({ kind }) => kind === 'tag')) gathered.artifactsInTags++;
  if (mark.kind === 'tag' && around.some(({ kind }) => kind === 'artifact')) gathered.tagsInArtifacts++;
}

interface Shown extends Pick<Operation, 'operands'> {
  readonly font: FontFacts | undefined;
  readonly marks: readonly Mark[];
  readonly gathered: Gathered;
}

function showText({ operands, font, marks, gathered }: Shown): void {
  let text = '';
  for (const code of codesIn(operands.at(-1) ?? '', font?.isComposite ?? false)) {
    const known = font?.unicode.get(code);
    if (font?.isComposite && code === 0) gathered.notdefs++;
    if (font?.hasToUnicode && known === undefined)
      gathered.untranslated.add(`${font.name} ${code.toString(16).padStart(4, '0')}`);
    text += known ?? (font?.isComposite ? '' : String.fromCharCode(code));
  }
  if (!marks.some(({ actualText }) => actualText !== undefined)) addText(text, marks, gathered);
}

function addText(text: string, marks: readonly Mark[], gathered: Gathered): void {
  const piece = marks.findLast((mark) => mark.kind === 'tag');
  if (piece) gathered.pieces.set(piece.key, (gathered.pieces.get(piece.key) ?? '') + text);
}

interface Drawn extends Pick<Stream, 'resources' | 'readFont' | 'direction'> {
  readonly marks: readonly Mark[];
  readonly gathered: Gathered;
}

/** Counts an image as painted; walks a form inside of the marks around it. */
function draw(operand: string, { resources, readFont, direction, marks, gathered }: Drawn): void {
  const objects = dictIn(resources, 'XObject');
  const name = PDFName.of(operand.slice(1));
  const object = objects?.lookup(name);
  if (!(object instanceof PDFStream) || nameIn(object.dict, 'Subtype') !== 'Form') {
    if (!marks.some(({ kind }) => kind !== 'other')) gathered.strays.push('Do');
    return;
  }
  if (asDict(find(object.dict, 'Ref'))) gathered.references++;
  const ref = objects?.get(name);
  const form = ref instanceof PDFRef ? ref.tag : operand;
  const before = gathered.pieces.size;
  const hadTags = gathered.formsWithTags.includes(form);
  const inner = dictIn(object.dict, 'Resources') ?? resources;
  walk({ text: bytesOf(object), resources: inner, form, readFont, direction }, marks, gathered);
  if (hadTags || gathered.pieces.size > before) gathered.formsWithTags.push(form);
}
