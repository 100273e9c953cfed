import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';
import { keyOf } from './content.ts';
import { arrayIn, asArray, asText, dictIn, find, nameIn, numberIn, textIn } from './objects.ts';
import { isStandard } from './standard-types.ts';

/** A tag. */
export interface StructElement {
  readonly kind: 'element';
  /** As the file calls it. */
  readonly type: string;
  /** What the file's role map says it stands for; nothing where that leads to no type of ISO 32000-1. */
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
  /** Types that the role map leads in a circle. */
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
      const form = object.get(PDFName.of('Stm'));
      return [
        {
          kind: 'content',
          page,
          key: keyOf(numberIn(object, 'MCID') ?? -1, form instanceof PDFRef ? form.tag : undefined),
        },
      ];
    }
    if (nameIn(object, 'Type') === 'OBJR') {
      const ref = object.get(PDFName.of('Obj'));
      return ref instanceof PDFRef ? [{ kind: 'object', ref: ref.tag }] : [];
    }
    // A tree that bites its tail ends there.
    if (seen.has(object)) return [];
    seen.add(object);
    return [readElement(object, page)];
  };

  const pageIn = (dict: PDFDict): number | undefined => {
    const ref = dict.get(PDFName.of('Pg'));
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

/** One or several, with their references as they are: an annotation is known by its own. */
function kidsOf(dict: PDFDict): readonly PDFObject[] {
  const kids = find(dict, 'K');
  if (kids instanceof PDFArray) return kids.asArray();
  const kid = dict.get(PDFName.of('K'));
  return kid ? [kid] : [];
}

function attributesOf(dict: PDFDict): PDFDict[] {
  const value = find(dict, 'A');
  const all = value instanceof PDFArray ? asArray(value) : value ? [value] : [];
  return all.filter((one) => one instanceof PDFDict);
}

function readRoleMap(map: PDFDict | undefined): Map<string, string> {
  const pairs = (map?.entries() ?? []).map(
    ([type]) => [type.decodeText(), nameIn(map, type.decodeText()) ?? ''] as const,
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

/** An element, or what it holds, with the elements around it, outermost first. */
interface Placed {
  readonly around: readonly StructElement[];
}

/** Every element, in reading order. */
export function elementsOf(nodes: readonly StructNode[]): (Placed & { readonly element: StructElement })[] {
  const found: (Placed & { readonly element: StructElement })[] = [];
  const walk = (nodes: readonly StructNode[], around: readonly StructElement[]) => {
    for (const node of nodes) {
      if (node.kind !== 'element') continue;
      found.push({ element: node, around });
      walk(node.children, [...around, node]);
    }
  };
  walk(nodes, []);
  return found;
}

/** The content and annotations below, in reading order. */
export function leavesIn(nodes: readonly StructNode[]): (Placed & { readonly leaf: StructContent | StructObject })[] {
  const found: (Placed & { readonly leaf: StructContent | StructObject })[] = [];
  const walk = (nodes: readonly StructNode[], around: readonly StructElement[]) => {
    for (const node of nodes) {
      if (node.kind === 'element') walk(node.children, [...around, node]);
      else found.push({ leaf: node, around });
    }
  };
  walk(nodes, []);
  return found;
}

/** The page where a node begins; nothing where it has no content. */
export function firstPageOf(node: StructNode): number | undefined {
  if (node.kind === 'content') return node.page;
  if (node.kind === 'object') return undefined;
  for (const child of node.children) {
    const page = firstPageOf(child);
    if (page !== undefined) return page;
  }
  return undefined;
}
