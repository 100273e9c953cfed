import { PDFArray, PDFDict, PDFNull, PDFNumber, PDFRef, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';
import { asDict, arrayIn, dictIn, entryOf, find, keyNamed, leavesOf, nameIn } from '../objects.ts';

/** Types of HTML that ISO 32000-1 does not have. */
const ROLES = { Em: 'Span', Strong: 'Span' } as const;

/**
 * Brings Chromium's tags to what PDF/UA-1 asks for: a slide is a section, a button on paper is plain words, an item of a
 * list has a label and a body, and what is nothing but drawing is in no tag.
 *
 * @param ornaments for each page, numbers of marked pieces that are nothing but drawing
 */
export function mendTags(document: PDFDocument, ornaments: readonly ReadonlySet<number>[]): void {
  const root = dictIn(document.catalog, 'StructTreeRoot');
  if (!root) return;
  root.set(keyNamed('RoleMap'), document.context.obj(ROLES));
  const bodies = new Map<string, PDFRef>();
  const pages = new Map(document.getPages().map(({ ref }, index) => [ref, index]));
  for (const [ref, element] of elements(document)) {
    const page = entryOf(element, 'Pg');
    dropOrnaments(document, element, page instanceof PDFRef ? ornaments[pages.get(page) ?? -1] : undefined);
    if (nameIn(element, 'S') === 'Form') makePlain(element);
    if (nameIn(element, 'S') === 'LI') {
      const body = addBody(document, ref, element);
      if (body) bodies.set(ref.tag, body);
    }
    dropEmptyHeaders(element);
  }
  nameSlides(document, root);
  mendParents(document, root, { bodies, ornaments });
}

function elements({ context }: PDFDocument): [PDFRef, PDFDict][] {
  return context
    .enumerateIndirectObjects()
    .filter((entry): entry is [PDFRef, PDFDict] => nameIn(asDict(entry[1]), 'Type') === 'StructElem');
}

/** One or several, references as they are. */
function kidsOf(element: PDFDict): PDFObject[] {
  const kids = find(element, 'K');
  if (kids instanceof PDFArray) return kids.asArray();
  const kid = entryOf(element, 'K');
  return kid ? [kid] : [];
}

function dropOrnaments(document: PDFDocument, element: PDFDict, dropped: ReadonlySet<number> | undefined): void {
  if (!dropped || dropped.size === 0) return;
  const kids = kidsOf(element);
  const kept = kids.filter((kid) => !(kid instanceof PDFNumber && dropped.has(kid.asNumber())));
  if (kept.length < kids.length) element.set(keyNamed('K'), document.context.obj(kept));
}

/** Buttons are for the screen; Chromium's attributes say that they can be pressed. */
function makePlain(element: PDFDict): void {
  element.set(keyNamed('S'), keyNamed('Span'));
  element.delete(keyNamed('A'));
}

/** What is no label is the body, ISO 32000-1, table 336. */
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

/** A cell in a corner has no headers, and says so in an empty array. */
function dropEmptyHeaders(element: PDFDict): void {
  for (const attributes of arrayIn(element, 'A')) {
    if (!(attributes instanceof PDFDict)) continue;
    if (find(attributes, 'Headers') && arrayIn(attributes, 'Headers').length === 0)
      attributes.delete(keyNamed('Headers'));
  }
}

/** The elements that hold a title are the slides. */
function nameSlides(document: PDFDocument, element: PDFDict): void {
  const kids = kidsOf(element).flatMap((kid) => asDict(document.context.lookup(kid)) ?? []);
  const isSlide = kids.some((kid) => ['H1', 'H2'].includes(nameIn(kid, 'S') ?? ''));
  if (isSlide && nameIn(element, 'S') === 'NonStruct') element.set(keyNamed('S'), keyNamed('Sect'));
  else for (const kid of kids) nameSlides(document, kid);
}

interface Changed {
  /** New bodies, by the reference of the item that had their content. */
  readonly bodies: ReadonlyMap<string, PDFRef>;
  readonly ornaments: readonly ReadonlySet<number>[];
}

/** The way back, from marked content to its element: ISO 32000-1, 14.7.4.4. */
function mendParents(document: PDFDocument, root: PDFDict, { bodies, ornaments }: Changed): void {
  const pages = new Map(document.getPages().map(({ node }, index) => [find(node, 'StructParents')?.toString(), index]));
  for (const [key, value] of leavesOf(dictIn(root, 'ParentTree'), 'Nums')) {
    if (!(value instanceof PDFArray)) continue;
    const dropped = ornaments[pages.get(key.toString()) ?? -1];
    value.asArray().forEach((parent, mcid) => {
      const body = parent instanceof PDFRef ? bodies.get(parent.tag) : undefined;
      if (dropped?.has(mcid)) value.set(mcid, PDFNull);
      else if (body) value.set(mcid, body);
    });
  }
}
