import { PDFArray, PDFDict, PDFName, PDFRef, PDFString, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';
import { elementDicts } from '../structure.ts';

/** Chromium's element ids, whose numbers depend on what the browser did before. */
const NAME = /^node\d+$/;

/**
 * Numbers the named elements of the structure (table headers, to which the cells refer) from 1 in document order.
 * Chromium's own numbers are all that differs between exports.
 */
export function renumberStructure(document: PDFDocument): void {
  const { catalog, context } = document;
  const elements = elementDicts(document).map(([ref, element]) => ({
    ref,
    element,
    id: nameIn(element.get(PDFName.of('ID'))),
  }));

  const names = new Map<string, PDFString>();
  const index: (PDFString | PDFRef)[] = [];
  for (const { ref, id } of elements) {
    if (id === undefined) continue;
    const name = PDFString.of(`node${(names.size + 1).toString().padStart(8, '0')}`);
    names.set(id, name);
    index.push(name, ref);
  }
  for (const { element } of elements) rename(element, names);

  const root = catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  if (!root || index.length === 0) return;
  remove(document, root.get(PDFName.of('IDTree')));
  root.set(PDFName.of('IDTree'), context.register(context.obj({ Names: index })));
}

function nameIn(object: PDFObject | undefined): string | undefined {
  const text = object instanceof PDFString ? object.asString() : '';
  return NAME.test(text) ? text : undefined;
}

/** Renames an element's id and the ids in its attributes. Does not follow references to other elements. */
function rename(object: PDFObject, names: ReadonlyMap<string, PDFString>): void {
  const renamed = (value: PDFObject) => names.get(nameIn(value) ?? '');
  if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) {
      const name = renamed(value);
      if (name) object.set(key, name);
      else rename(value, names);
    }
  } else if (object instanceof PDFArray) {
    object.asArray().forEach((value, at) => {
      const name = renamed(value);
      if (name) object.set(at, name);
      else rename(value, names);
    });
  }
}

/** Removes a name tree with all its nodes. */
function remove(document: PDFDocument, tree: PDFObject | undefined): void {
  if (!(tree instanceof PDFRef)) return;
  const node = document.context.lookup(tree);
  const kids = node instanceof PDFDict ? node.lookupMaybe(PDFName.of('Kids'), PDFArray) : undefined;
  for (const kid of kids?.asArray() ?? []) remove(document, kid);
  document.context.delete(tree);
}
