/** Nesting of elements by the rules of ISO 32005, which are valid in PDF 1.7, too. */
import type { PDFDict, PDFDocument, PDFObject } from '@cantoo/pdf-lib';
import { asDict, keyNamed, nameIn } from '../objects.ts';
import { kidsOf } from '../structure.ts';

/** They contain blocks but no text. */
const GROUPS = new Set(['Document', 'Part', 'Art', 'Sect']);

/** They may contain what their parent may. */
const PASSING = new Set(['NonStruct', 'Div']);

/**
 * Text directly in a section becomes a paragraph, and code within code a `Span`. Text beside blocks in the same element
 * stays as it is: a new paragraph for it would require changes in the parent tree.
 */
export function nestTags(document: PDFDocument, root: PDFDict): void {
  const typeOf = (kid: PDFObject) => nameIn(asDict(document.context.lookup(kid)), 'S');
  const isText = (kid: PDFObject) => [undefined, 'Span', 'Em', 'Strong', 'Link'].includes(typeOf(kid));
  const nest = (element: PDFDict, isInGroup: boolean, isInCode: boolean): void => {
    const type = nameIn(element, 'S') ?? '';
    const kids = kidsOf(element);
    const isGroup = PASSING.has(type) ? isInGroup : GROUPS.has(type);
    const holdsText = kids.some((kid) => typeOf(kid) === undefined) && kids.every(isText);
    if (isInCode && type === 'Code') element.set(keyNamed('S'), keyNamed('Span'));
    if (isInGroup && (type === 'Span' || (PASSING.has(type) && holdsText))) element.set(keyNamed('S'), keyNamed('P'));
    else
      for (const kid of kids) {
        const inner = asDict(document.context.lookup(kid));
        if (inner && nameIn(inner, 'S') !== undefined) nest(inner, isGroup, isInCode || type === 'Code');
      }
  };
  nest(root, false, false);
}
