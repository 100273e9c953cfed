/** Which elements may stand in which, as ISO 32005 has it: it is right in PDF 1.7, too. */
import type { PDFDict, PDFDocument, PDFObject } from '@cantoo/pdf-lib';
import { asDict, keyNamed, nameIn } from '../objects.ts';
import { kidsOf } from '../structure.ts';

/** They hold blocks, no text. */
const GROUPS = new Set(['Document', 'Part', 'Art', 'Sect']);

/** They may hold what the element around them may. */
const PASSING = new Set(['NonStruct', 'Div']);

/**
 * Text that stands in a section, without a block around it, becomes a paragraph; code in code is a part of it. Text
 * beside blocks in the same element stays as it is: the way back from its marks would have to be made anew.
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
