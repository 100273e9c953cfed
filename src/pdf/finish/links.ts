import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  type PDFDocument,
  type PDFObject,
  type PDFPage,
} from '@cantoo/pdf-lib';
import { arrayIn, asArray, asDict, asText, dictIn, entryOf, find, keyNamed, nameIn, numberIn } from '../objects.ts';
import { annotationsOf, type Target, destinationsOf } from '../links.ts';
import { elementDicts, elementsOf, leavesIn, structureOf, type Structure } from '../structure.ts';
import type { Finish, PrintedLink } from './printed-page.ts';

/** Maximum gap in points between boxes of one line; a space is a box of its own. */
const GAP = 1;

interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** An annotation of a link, with the reference to it in the tag. */
interface Part {
  readonly ref: PDFRef;
  readonly kid: PDFDict;
  readonly dict: PDFDict;
  readonly page: string;
  readonly target: string;
  readonly box: Box;
}

/**
 * Joins the annotations of one link on one line. Chromium writes one for each text node of a link, and each is a Tab
 * stop: in a right-to-left line one for each word, as `export/part-words.ts` gives each its own tag. A link that
 * continues on another line keeps a box there.
 */
export function joinLinks(document: PDFDocument): void {
  const root = dictIn(document.catalog, 'StructTreeRoot');
  const pageOf = new Map(
    document.getPages().flatMap((page) => refsIn(page).map((ref): [string, PDFPage] => [ref.tag, page])),
  );
  const gone = new Map<string, Part>();
  for (const [, element] of elementDicts(document)) {
    if (nameIn(element, 'S') !== 'Link') continue;
    const parts = partsOf(element, pageOf);
    const dropped = new Set<PDFDict>();
    for (const [first, ...others] of linesOf(parts)) {
      if (!first || others.length === 0) continue;
      const { left, bottom, right, top } = [first, ...others].map(({ box }) => box).reduce(around);
      first.dict.set(keyNamed('Rect'), document.context.obj([left, bottom, right, top]));
      for (const other of others) {
        dropped.add(other.kid);
        gone.set(other.ref.tag, other);
      }
    }
    const kids = find(element, 'K');
    if (dropped.size > 0 && kids instanceof PDFArray) {
      const kept = kids.asArray().filter((_, at) => !dropped.has(asDict(kids.lookup(at)) ?? element));
      element.set(keyNamed('K'), document.context.obj(kept));
    }
  }
  if (gone.size === 0) return;
  for (const page of document.getPages()) {
    const refs = page.node.Annots()?.asArray() ?? [];
    const kept = refs.filter((ref) => !(ref instanceof PDFRef && gone.has(ref.tag)));
    if (kept.length < refs.length) page.node.set(keyNamed('Annots'), document.context.obj(kept));
  }
  const numbers = new Set([...gone.values()].map(({ dict }) => numberIn(dict, 'StructParent') ?? -1));
  dropParents(document, dictIn(root, 'ParentTree'), numbers);
  for (const { ref } of gone.values()) document.context.delete(ref);
}

const refsIn = (page: PDFPage): PDFRef[] =>
  (page.node.Annots()?.asArray() ?? []).filter((entry) => entry instanceof PDFRef);

/** In reading order. */
function partsOf(link: PDFDict, pageOf: ReadonlyMap<string, PDFPage>): Part[] {
  return arrayIn(link, 'K').flatMap((kid) => {
    const ref = kid instanceof PDFDict && nameIn(kid, 'Type') === 'OBJR' ? entryOf(kid, 'Obj') : undefined;
    const page = ref instanceof PDFRef ? pageOf.get(ref.tag) : undefined;
    if (!(kid instanceof PDFDict) || !(ref instanceof PDFRef) || !page) return [];
    const dict = asDict(page.doc.context.lookup(ref));
    const box = boxOf(find(dict, 'Rect'));
    return dict && box ? [{ ref, kid, dict, page: page.ref.tag, target: targetOf(dict), box }] : [];
  });
}

function boxOf(rect: PDFObject | undefined): Box | undefined {
  const [x1, y1, x2, y2] = rect instanceof PDFArray ? asArray(rect).map(asNumber) : [];
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return undefined;
  return { left: Math.min(x1, x2), bottom: Math.min(y1, y2), right: Math.max(x1, x2), top: Math.max(y1, y2) };
}

const asNumber = (object: PDFObject | undefined): number | undefined =>
  object instanceof PDFNumber ? object.asNumber() : undefined;

/** A key for comparing targets. */
function targetOf(annotation: PDFDict): string {
  const action = dictIn(annotation, 'A');
  return [find(annotation, 'Dest'), asText(find(action, 'URI')), find(action, 'D')].join('\n');
}

/** Groups adjacent parts; each group is in reading order. */
function linesOf(parts: readonly Part[]): Part[][] {
  const lines: Part[][] = [];
  for (const part of parts) {
    const beside = lines.filter((line) => line.some((other) => isBeside(part, other)));
    const others = lines.filter((line) => !beside.includes(line));
    const [first, ...more] = beside;
    // A word between two others joins them.
    if (first) first.push(...more.flat(), part);
    lines.splice(0, lines.length, ...others, first ?? [part]);
  }
  return lines.map((line) => parts.filter((part) => line.includes(part)));
}

function isBeside(one: Part, other: Part): boolean {
  if (one.page !== other.page || one.target !== other.target) return false;
  const [a, b] = [one.box, other.box];
  const shared = Math.min(a.top, b.top) - Math.max(a.bottom, b.bottom);
  const isOneLine = shared * 2 > Math.min(a.top - a.bottom, b.top - b.bottom);
  return isOneLine && Math.max(a.left, b.left) - Math.min(a.right, b.right) <= GAP;
}

const around = (one: Box, other: Box): Box => ({
  left: Math.min(one.left, other.left),
  bottom: Math.min(one.bottom, other.bottom),
  right: Math.max(one.right, other.right),
  top: Math.max(one.top, other.top),
});

/** Removes deleted annotations from the parent tree. */
function dropParents(document: PDFDocument, tree: PDFDict | undefined, gone: ReadonlySet<number>): void {
  const own = tree && find(tree, 'Nums');
  if (own instanceof PDFArray) {
    const isGone = (at: number) => gone.has(asNumber(own.lookup(at - (at % 2))) ?? -1);
    tree?.set(keyNamed('Nums'), document.context.obj(own.asArray().filter((_, at) => !isGone(at))));
  }
  for (const kid of arrayIn(tree, 'Kids')) dropParents(document, asDict(kid), gone);
}

/** Gives each link a description of its target, and makes the Tab order the reading order. */
export function describeLinks(document: PDFDocument, { pages }: Finish): void {
  const destinations = destinationsOf(document);
  const places = new Map(
    pages.flatMap((page) => page.places.flatMap(({ names, says }) => names.map((name) => [name, says] as const))),
  );
  const tags = tagsOf(structureOf(document));
  document.getPages().forEach((sheet, index) => {
    const annotations = annotationsOf(sheet, destinations)
      .map((annotation, at) => ({ ...annotation, at, tag: tags.get(annotation.ref) ?? tags.size + at }))
      .sort((one, other) => one.tag - other.tag);
    if (annotations.length === 0) return;
    sheet.node.set(PDFName.of('Tabs'), PDFName.of('S'));
    const links = [...(pages[index]?.links ?? [])];
    const said = new Map<number, string>();
    for (const { target, at, tag } of annotations) {
      const link = asDict(sheet.node.Annots()?.lookup(at));
      const says =
        said.get(tag) ?? (target.kind === 'url' ? describe(target, links) : places.get(namedBy(link))) ?? 'Link';
      said.set(tag, says);
      link?.set(PDFName.of('Contents'), PDFHexString.fromText(says));
    }
  });
}

/** The index of an annotation's link in reading order, by the annotation's reference. */
function tagsOf(structure: Structure | undefined): ReadonlyMap<string, number> {
  const links = elementsOf(structure?.children ?? []).filter(({ element }) => element.role === 'Link');
  return new Map(
    links.flatMap(({ element }, number) =>
      leavesIn([element]).flatMap(({ leaf }) => (leaf.kind === 'object' ? [[leaf.ref, number] as const] : [])),
    ),
  );
}

/** The destination that a link within the document names. */
function namedBy(link: PDFDict | undefined): string {
  const name = find(link, 'Dest') ?? find(dictIn(link, 'A'), 'D');
  return name instanceof PDFName ? decodeURIComponent(name.decodeText()) : '';
}

/** @param links of the page that are not described yet */
function describe({ url }: Extract<Target, { kind: 'url' }>, links: PrintedLink[]): string {
  const at = links.findIndex(({ href }) => href === url);
  const [{ text } = { text: '' }] = at === -1 ? [] : links.splice(at, 1);
  return text === '' || url.includes(text) ? url : `${text} (${url})`;
}
