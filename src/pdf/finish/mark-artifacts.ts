import { deflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFDict,
  type PDFDocument,
  type PDFPage,
} from '@cantoo/pdf-lib';
import { contentsOf } from '../content.ts';
import {
  BUILDS_PATH,
  mcidOf,
  operationsOf,
  PAINTS_AT_ONCE,
  PAINTS_PATH,
  SHOWS_TEXT,
  type Operation,
} from '../content-stream.ts';
import { bytesOf, dictIn, entryOf, find, keyNamed, leavesOf, nameIn } from '../objects.ts';
import { elementDicts, kidsOf, leavesIn, structureOf, type Structure } from '../structure.ts';

const BEGIN = '/Artifact BMC';
const END = 'EMC';

/**
 * Marks as artifacts what Chromium paints without a mark (backgrounds, lines, text hidden from screen readers), and
 * ornaments that it has tagged: it puts borders and backgrounds into the tag of their box. Removes such ornaments from
 * the structure, too.
 */
export function markArtifacts(document: PDFDocument): void {
  const plain = plainPiecesOf(structureOf(document), document.getPageCount());
  const marked = document.getPages().map((page, index) => markPage(document, page, plain[index] ?? new Set()));
  markForms(document, new Set(marked.flatMap(({ held }) => held)));
  dropOrnaments(
    document,
    marked.map(({ ornaments }) => ornaments),
  );
}

interface MarkedPage {
  /** Numbers of the tagged pieces without text, which have become artifacts. */
  readonly ornaments: ReadonlySet<number>;
  /** References of forms that are drawn inside of a mark, which applies to their content, too. */
  readonly held: readonly string[];
}

/** @param plain numbers of the page's marked pieces that are ornaments unless they show text */
function markPage(document: PDFDocument, page: PDFPage, plain: ReadonlySet<number>): MarkedPage {
  const { context } = document;
  const resources = page.node.Resources();
  const marked = markStrays(contentsOf(page), { plain, form: formsIn(resources) });
  const stream = pack(marked.stream, context.obj({}));
  const before = page.node.get(PDFName.of('Contents'));
  if (before instanceof PDFRef) context.assign(before, stream);
  else page.node.set(PDFName.of('Contents'), context.register(stream));
  return { ornaments: marked.ornaments, held: refsOf(marked.held, resources) };
}

/**
 * The same for forms, such as that of a half transparent box. Their own marks keep their numbers.
 *
 * @param held references of those inside of a mark, such as the parts of a drawing: no artifact may stand in a tag
 */
function markForms({ context }: PDFDocument, held: ReadonlySet<string>): void {
  const forms = context.enumerateIndirectObjects().flatMap(([ref, object]) => {
    if (!(object instanceof PDFStream) || nameIn(object.dict, 'Subtype') !== 'Form') return [];
    const resources = dictIn(object.dict, 'Resources');
    const marked = markStrays(bytesOf(object), { plain: new Set(), form: formsIn(resources) });
    return [{ ref, object, resources, stream: marked.stream, held: refsOf(marked.held, resources) }];
  });
  const inner = new Set([...held, ...forms.flatMap((form) => form.held)]);
  // A form that is drawn by a form inside of a mark is inside of the mark, too.
  for (const ref of inner) {
    const resources = forms.find((form) => form.ref.tag === ref)?.resources;
    const names = dictIn(resources, 'XObject')?.keys() ?? [];
    for (const one of refsOf(
      names.map((name) => name.decodeText()),
      resources,
    ))
      inner.add(one);
  }
  for (const { ref, object, stream } of forms) if (!inner.has(ref.tag)) context.assign(ref, pack(stream, object.dict));
}

const refsOf = (names: Iterable<string>, resources: PDFDict | undefined): string[] =>
  [...names].flatMap((name) => {
    const ref = dictIn(resources, 'XObject')?.get(PDFName.of(name));
    return ref instanceof PDFRef ? [ref.tag] : [];
  });

/** A stream deflated by Node's zlib: the library takes four times as long. Each character is a byte. */
function pack(bytes: string, dict: PDFDict): PDFRawStream {
  dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'));
  dict.delete(PDFName.of('DecodeParms'));
  return PDFRawStream.of(dict, deflateSync(Buffer.from(bytes, 'latin1'), { level: 9, memLevel: 9 }));
}

/** What the form of a name draws; undefined for an image. */
type Forms = (name: string) => 'shows text' | 'only draws' | undefined;

const formsIn =
  (resources: PDFDict | undefined): Forms =>
  (name) => {
    const object = find(dictIn(resources, 'XObject'), name);
    if (!(object instanceof PDFStream) || nameIn(object.dict, 'Subtype') !== 'Form') return undefined;
    const inner = formsIn(dictIn(object.dict, 'Resources') ?? resources);
    for (const { operator, operands } of operationsOf(bytesOf(object))) {
      const isText = operator === 'Do' ? inner(nameOf(operands)) === 'shows text' : SHOWS_TEXT.has(operator);
      if (isText) return 'shows text';
    }
    return 'only draws';
  };

const nameOf = (operands: readonly string[]): string => operands[0]?.slice(1) ?? '';

interface Around {
  readonly plain: ReadonlySet<number>;
  /** The content of a form has its own marks: its use needs none. */
  readonly form: Forms;
}

/** An open mark, with the index of its opening operator in the output. */
interface Mark {
  readonly mcid: number | undefined;
  /** Whether it is an artifact or has a number in the structure: `Span` alone is neither. */
  readonly isSaid: boolean;
  readonly piece: number;
  showsText: boolean;
}

/** @param stream each byte a character */
export function markStrays(
  stream: string,
  { plain, form }: Around,
): {
  readonly stream: string;
  readonly ornaments: ReadonlySet<number>;
  /** Names of the forms that are drawn inside of a mark. */
  readonly held: ReadonlySet<string>;
} {
  const pieces: string[] = [];
  const marks: Mark[] = [];
  const ornaments = new Set<number>();
  const held = new Set<string>();
  let written = 0;
  let path: number | undefined;
  const copyTo = (offset: number) => {
    pieces.push(stream.slice(written, offset));
    written = offset;
  };
  const open = ({ operands, start, end }: Operation) => {
    const mcid = mcidOf(operands[1]);
    copyTo(start);
    marks.push({
      mcid,
      isSaid: mcid !== undefined || operands[0] === '/Artifact',
      piece: pieces.length,
      showsText: false,
    });
    copyTo(end);
  };
  const close = () => {
    const mark = marks.pop();
    if (mark?.mcid === undefined || mark.showsText || !plain.has(mark.mcid)) return;
    pieces[mark.piece] = BEGIN;
    ornaments.add(mark.mcid);
  };
  const showText = () => {
    const tag = marks.findLast(({ mcid }) => mcid !== undefined);
    if (tag) tag.showsText = true;
  };
  const wrap = (start: number, end: number) => {
    copyTo(start);
    pieces.push(BEGIN, ' ');
    copyTo(end);
    pieces.push(' ', END);
  };

  for (const operation of operationsOf(stream)) {
    const { operator, operands, start, end } = operation;
    if (operator === 'BMC' || operator === 'BDC') open(operation);
    else if (operator === 'EMC') close();
    else if (BUILDS_PATH.has(operator)) path ??= start;
    else {
      const drawn = operator === 'Do' ? form(nameOf(operands)) : undefined;
      if (drawn === 'shows text' || SHOWS_TEXT.has(operator)) showText();
      const isPainted = operator === 'Do' ? drawn === undefined : PAINTS.has(operator);
      const isMarked = marks.some(({ isSaid }) => isSaid);
      if (isMarked && drawn !== undefined) held.add(nameOf(operands));
      if (isPainted && !isMarked) wrap(PAINTS_PATH.has(operator) ? (path ?? start) : start, end);
      path = undefined;
    }
  }
  copyTo(stream.length);
  return { stream: pieces.join(''), ornaments, held };
}

const PAINTS: ReadonlySet<string> = new Set([...PAINTS_PATH, ...SHOWS_TEXT, ...PAINTS_AT_ONCE]);

/**
 * Numbers of the marked pieces that belong to no figure: without text, they are only ornaments.
 *
 * @returns one set for each page
 */
function plainPiecesOf(structure: Structure | undefined, pages: number): ReadonlySet<number>[] {
  const pieces = Array.from({ length: pages }, () => new Set<number>());
  for (const { leaf, around } of leavesIn(structure?.children ?? [])) {
    if (leaf.kind !== 'content' || around.some(({ role }) => role === 'Figure' || role === 'Formula')) continue;
    const own = /^#(\d+)$/.exec(leaf.key)?.[1];
    if (own !== undefined) pieces[leaf.page]?.add(Number(own));
  }
  return pieces;
}

/**
 * Removes pieces from their elements and from the parent tree (ISO 32000-1, 14.7.4.4).
 *
 * @param ornaments their numbers, for each page
 */
function dropOrnaments(document: PDFDocument, ornaments: readonly ReadonlySet<number>[]): void {
  const root = dictIn(document.catalog, 'StructTreeRoot');
  if (!root) return;
  const byRef = new Map(document.getPages().map(({ ref }, index) => [ref.tag, ornaments[index]]));
  for (const [, element] of elementDicts(document)) {
    const page = entryOf(element, 'Pg');
    const dropped = page instanceof PDFRef ? byRef.get(page.tag) : undefined;
    const kids = kidsOf(element);
    const kept = kids.filter((kid) => !(kid instanceof PDFNumber && dropped?.has(kid.asNumber()) === true));
    if (kept.length < kids.length) element.set(keyNamed('K'), document.context.obj(kept));
  }
  const byNumber = new Map(
    document.getPages().map(({ node }, index) => [find(node, 'StructParents')?.toString(), ornaments[index]]),
  );
  for (const [key, value] of leavesOf(dictIn(root, 'ParentTree'), 'Nums'))
    for (const mcid of byNumber.get(key.toString()) ?? [])
      if (value instanceof PDFArray && mcid < value.size()) value.set(mcid, PDFNull);
}
