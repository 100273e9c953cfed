import { PDFArray, PDFDict, PDFRef, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';
import { asDict, arrayIn, dictIn, entryOf, find, keyNamed, leavesOf, nameIn } from '../objects.ts';
import { elementDicts, kidsOf } from '../structure.ts';
import { evenRows } from './even-rows.ts';
import { nestTags } from './nesting.ts';

/** HTML types that ISO 32000-1 lacks, mapped to standard ones. */
const ROLES = { Em: 'Span', Strong: 'Span' } as const;

/** Makes Chromium's tags conform to PDF/UA-1: slides are sections, buttons plain text, list items label and body. */
export function mendTags(document: PDFDocument): void {
  const root = dictIn(document.catalog, 'StructTreeRoot');
  if (!root) return;
  root.set(keyNamed('RoleMap'), document.context.obj(ROLES));
  const bodies = new Map<string, PDFRef>();
  for (const [ref, element] of elementDicts(document)) {
    if (nameIn(element, 'S') === 'Form') makePlain(element);
    if (isFrame(document, element)) element.set(keyNamed('S'), keyNamed('Div'));
    if (nameIn(element, 'S') === 'LI') {
      const body = addBody(document, ref, element);
      if (body) bodies.set(ref.tag, body);
    }
    if (nameIn(element, 'S') === 'Table') evenRows(document, element);
    dropEmptyHeaders(element);
  }
  nameSlides(document, root);
  raiseFirstHeadings(document, root);
  // Needs the sections.
  nestTags(document, root);
  mendParents(root, bodies);
}

/** Buttons are for the screen; Chromium's attributes say that they can be pressed. */
function makePlain(element: PDFDict): void {
  element.set(keyNamed('S'), keyNamed('Span'));
  element.delete(keyNamed('A'));
}

/** Whether it is the `figure` around a picture and its caption: the inner picture has the alternative text. */
const isFrame = ({ context }: PDFDocument, element: PDFDict): boolean =>
  nameIn(element, 'S') === 'Figure' &&
  !find(element, 'Alt') &&
  kidsOf(element).some((kid) => nameIn(asDict(context.lookup(kid)), 'S') === 'Figure');

/** Everything but the label becomes the body, ISO 32000-1, table 336. */
function addBody({ context }: PDFDocument, ref: PDFRef, item: PDFDict): PDFRef | undefined {
  const kids = kidsOf(item);
  const typeOf = (kid: PDFObject) => nameIn(asDict(context.lookup(kid)), 'S');
  const labels = kids.filter((kid) => typeOf(kid) === 'Lbl');
  const rest = kids.filter((kid) => typeOf(kid) !== 'Lbl');
  if (rest.length === 0 || rest.some((kid) => typeOf(kid) === 'LBody')) return undefined;
  const page = entryOf(item, 'Pg');
  const body = context.obj({ Type: 'StructElem', S: 'LBody', P: ref, K: rest, ...(page && { Pg: page }) });
  const bodyRef = context.register(body);
  for (const kid of rest) asDict(context.lookup(kid))?.set(keyNamed('P'), bodyRef);
  item.set(keyNamed('K'), context.obj([...labels, bodyRef]));
  return bodyRef;
}

/** Removes an empty `Headers` array, which Chromium writes for a corner cell. */
function dropEmptyHeaders(element: PDFDict): void {
  for (const attributes of arrayIn(element, 'A')) {
    if (!(attributes instanceof PDFDict)) continue;
    if (find(attributes, 'Headers') && arrayIn(attributes, 'Headers').length === 0)
      attributes.delete(keyNamed('Headers'));
  }
}

/** Makes elements that contain a title, which are the slides, sections. */
function nameSlides(document: PDFDocument, element: PDFDict): void {
  const kids = kidsOf(element).flatMap((kid) => asDict(document.context.lookup(kid)) ?? []);
  const isSlide = kids.some((kid) => ['H1', 'H2'].includes(nameIn(kid, 'S') ?? ''));
  if (isSlide && nameIn(element, 'S') === 'NonStruct') element.set(keyNamed('S'), keyNamed('Sect'));
  else for (const kid of kids) nameSlides(document, kid);
}

/** A range of slides may start without its part's title: raises headings before the first H1, so that one is H1. */
function raiseFirstHeadings(document: PDFDocument, root: PDFDict): void {
  const headings = headingsIn(document, root);
  const raisedBy = (headings[0]?.level ?? 1) - 1;
  for (const { element, level } of headings) {
    if (level === 1) return;
    element.set(keyNamed('S'), keyNamed(`H${Math.max(1, level - raisedBy)}`));
  }
}

/** In reading order. */
function headingsIn(document: PDFDocument, element: PDFDict): { element: PDFDict; level: number }[] {
  const level = /^H([1-6])$/.exec(nameIn(element, 'S') ?? '')?.[1];
  const kids = kidsOf(element).flatMap((kid) => asDict(document.context.lookup(kid)) ?? []);
  return [
    ...(level === undefined ? [] : [{ element, level: Number(level) }]),
    // A content leaf in the form of a dictionary is not an element.
    ...kids.filter((kid) => find(kid, 'S')).flatMap((kid) => headingsIn(document, kid)),
  ];
}

/**
 * Updates the parent tree, from marked content to its element: ISO 32000-1, 14.7.4.4.
 *
 * @param bodies new `LBody` elements, by the reference of the item that had their content
 */
function mendParents(root: PDFDict, bodies: ReadonlyMap<string, PDFRef>): void {
  for (const [, value] of leavesOf(dictIn(root, 'ParentTree'), 'Nums')) {
    if (!(value instanceof PDFArray)) continue;
    value.asArray().forEach((parent, mcid) => {
      const body = parent instanceof PDFRef ? bodies.get(parent.tag) : undefined;
      if (body) value.set(mcid, body);
    });
  }
}
