import { PDFArray, PDFDict, PDFNumber, PDFRef, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';
import { keyOf } from './content.ts';
import {
  asDict,
  arrayIn,
  asArray,
  asText,
  dictIn,
  entryOf,
  find,
  nameIn,
  numberIn,
  textIn,
  textOfName,
} from './objects.ts';

/** A tag. */
export interface StructElement {
  readonly kind: 'element';
  /** As the file calls it. */
  readonly type: string;
  /** The standard type of ISO 32000-1, by the file's role map; undefined if there is none. */
  readonly role: string | undefined;
  readonly alt: string | undefined;
  readonly actualText: string | undefined;
  readonly language: string | undefined;
  readonly id: string | undefined;
  readonly scope: string | undefined;
  /** Ids of the headers of a cell. */
  readonly headers: readonly string[];
  readonly children: readonly StructNode[];
}

/** Content of a page, from 0, with its key there: see `keyOf`. */
export interface StructContent {
  readonly kind: 'content';
  readonly page: number;
  readonly key: string;
}

/** An annotation, by its reference. */
export interface StructObject {
  readonly kind: 'object';
  readonly ref: string;
}

export type StructNode = StructElement | StructContent | StructObject;

export interface Structure {
  readonly children: readonly StructElement[];
  /** Types in a cycle of the role map. */
  readonly circles: readonly string[];
  readonly roleMap: ReadonlyMap<string, string>;
}

export function structureOf(document: PDFDocument): Structure | undefined {
  const root = dictIn(document.catalog, 'StructTreeRoot');
  if (!root) return undefined;
  const roleMap = readRoleMap(dictIn(root, 'RoleMap'));
  const pages = new Map(document.getPages().map(({ ref }, index) => [ref.tag, index]));
  const seen = new Set<PDFDict>();

  const readKid = (kid: PDFObject, inherited: number): StructNode[] => {
    const object = kid instanceof PDFRef ? document.context.lookup(kid) : kid;
    if (object instanceof PDFNumber) return [{ kind: 'content', page: inherited, key: keyOf(object.asNumber()) }];
    if (!(object instanceof PDFDict)) return [];
    const page = pageIn(object) ?? inherited;
    if (nameIn(object, 'Type') === 'MCR') {
      const form = entryOf(object, 'Stm');
      return [
        {
          kind: 'content',
          page,
          key: keyOf(numberIn(object, 'MCID') ?? -1, form instanceof PDFRef ? form.tag : undefined),
        },
      ];
    }
    if (nameIn(object, 'Type') === 'OBJR') {
      const ref = entryOf(object, 'Obj');
      return ref instanceof PDFRef ? [{ kind: 'object', ref: ref.tag }] : [];
    }
    // Guard against cycles.
    if (seen.has(object)) return [];
    seen.add(object);
    return [readElement(object, page)];
  };

  const pageIn = (dict: PDFDict): number | undefined => {
    const ref = entryOf(dict, 'Pg');
    return ref instanceof PDFRef ? pages.get(ref.tag) : undefined;
  };

  const readElement = (dict: PDFDict, page: number): StructElement => {
    const type = nameIn(dict, 'S') ?? '';
    const attributes = attributesOf(dict);
    return {
      kind: 'element',
      type,
      role: roleOf(type, roleMap).role,
      alt: textIn(dict, 'Alt'),
      actualText: textIn(dict, 'ActualText'),
      language: textIn(dict, 'Lang'),
      id: textIn(dict, 'ID'),
      scope: attributes.map((one) => nameIn(one, 'Scope')).find((scope) => scope !== undefined),
      headers: attributes.flatMap((one) => arrayIn(one, 'Headers').flatMap((id) => asText(id) ?? [])),
      children: kidsOf(dict).flatMap((kid) => readKid(kid, page)),
    };
  };

  const children = kidsOf(root)
    .flatMap((kid) => readKid(kid, -1))
    .filter((child) => child.kind === 'element');
  const circles = [...roleMap.keys()].filter((type) => roleOf(type, roleMap).isCircle);
  return { children, circles, roleMap };
}

/** The dictionaries of all structure elements, in the order of the file. */
export const elementDicts = ({ context }: PDFDocument): [PDFRef, PDFDict][] =>
  context
    .enumerateIndirectObjects()
    .filter((entry): entry is [PDFRef, PDFDict] => nameIn(asDict(entry[1]), 'Type') === 'StructElem');

/** The children, with references unresolved: an annotation is identified by its reference. */
export function kidsOf(dict: PDFDict): readonly PDFObject[] {
  const kids = find(dict, 'K');
  if (kids instanceof PDFArray) return kids.asArray();
  const kid = entryOf(dict, 'K');
  return kid ? [kid] : [];
}

/** The attributes of an element, references followed. */
export function attributesOf(dict: PDFDict): PDFDict[] {
  const value = find(dict, 'A');
  const all = value instanceof PDFArray ? asArray(value) : value ? [value] : [];
  return all.filter((one) => one instanceof PDFDict);
}

function readRoleMap(map: PDFDict | undefined): Map<string, string> {
  const pairs = (map?.entries() ?? []).map(
    ([type]) => [textOfName(type), nameIn(map, textOfName(type)) ?? ''] as const,
  );
  return new Map(pairs);
}

function roleOf(
  type: string,
  roleMap: ReadonlyMap<string, string>,
): { readonly role: string | undefined; readonly isCircle: boolean } {
  const passed = new Set<string>();
  let role: string | undefined = type;
  while (role !== undefined && !isStandard(role)) {
    if (passed.has(role)) return { role: undefined, isCircle: true };
    passed.add(role);
    role = roleMap.get(role);
  }
  return { role, isCircle: false };
}

/** With the elements around it, outermost first. */
interface Placed {
  readonly around: readonly StructElement[];
}

interface PlacedElement extends Placed {
  readonly element: StructElement;
}

interface PlacedLeaf extends Placed {
  readonly leaf: StructContent | StructObject;
}

/** In reading order. */
interface Listed {
  readonly elements: readonly PlacedElement[];
  readonly leaves: readonly PlacedLeaf[];
}

/** Memoised: the tree does not change, and each condition walks all of it. */
const lists = new WeakMap<readonly StructNode[], Listed>();

function listOf(nodes: readonly StructNode[]): Listed {
  const known = lists.get(nodes);
  if (known) return known;
  const elements: PlacedElement[] = [];
  const leaves: PlacedLeaf[] = [];
  const walk = (nodes: readonly StructNode[], around: readonly StructElement[]) => {
    for (const node of nodes) {
      if (node.kind === 'element') {
        elements.push({ element: node, around });
        walk(node.children, [...around, node]);
      } else leaves.push({ leaf: node, around });
    }
  };
  walk(nodes, []);
  const list = { elements, leaves };
  lists.set(nodes, list);
  return list;
}

/** Every element, in reading order. */
export const elementsOf = (nodes: readonly StructNode[]): readonly PlacedElement[] => listOf(nodes).elements;

/** The content and annotations below, in reading order. */
export const leavesIn = (nodes: readonly StructNode[]): readonly PlacedLeaf[] => listOf(nodes).leaves;

/** The page where a node begins; undefined if it has no content. */
export function firstPageOf(node: StructNode): number | undefined {
  if (node.kind === 'content') return node.page;
  if (node.kind === 'object') return undefined;
  for (const child of node.children) {
    const page = firstPageOf(child);
    if (page !== undefined) return page;
  }
  return undefined;
}

/** The structure types of ISO 32000-1, 14.8.4: for groups, blocks, lists, tables, words and illustrations. */
const STANDARD = new Set(
  [
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private',
    'P H H1 H2 H3 H4 H5 H6',
    'L LI Lbl LBody',
    'Table TR TH TD THead TBody TFoot',
    'Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP',
    'Figure Formula Form',
  ].flatMap((line) => line.split(' ')),
);

export const isStandard = (type: string): boolean => STANDARD.has(type);
