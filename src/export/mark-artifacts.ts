import type { PDFDict } from '@cantoo/pdf-lib';
import { PDFName, PDFRawStream, PDFRef, PDFStream, type PDFDocument, type PDFPage } from '@cantoo/pdf-lib';
import { contentsOf } from '../check/pdf/content.ts';
import {
  BUILDS_PATH,
  mcidOf,
  operationsOf,
  PAINTS_AT_ONCE,
  PAINTS_PATH,
  SHOWS_TEXT,
} from '../check/pdf/content-stream.ts';
import { bytesOf, dictIn, nameIn } from '../check/pdf/objects.ts';

const BEGIN = '/Artifact BMC ';
const END = ' EMC';

/**
 * Marks as artifacts what Chromium paints without a mark: grounds, lines, and text that is hidden from screen readers.
 *
 * @param ornaments numbers of marked pieces of the page that are nothing but drawing
 */
export function markArtifacts(document: PDFDocument, page: PDFPage, ornaments: ReadonlySet<number>): void {
  const { context } = document;
  const objects = dictIn(page.node.Resources(), 'XObject');
  const isForm = (name: string) => nameIn(dictIn(objects, name), 'Subtype') === 'Form';
  const stream = context.flateStream(markStrays(contentsOf(page), { ornaments, isForm }));
  const before = page.node.get(PDFName.of('Contents'));
  if (before instanceof PDFRef) context.assign(before, stream);
  else page.node.set(PDFName.of('Contents'), context.register(stream));
}

/** The same for what Chromium draws apart, such as a half transparent box. Their own marks keep their numbers. */
export function markArtifactsInForms({ context }: PDFDocument): void {
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFStream) || nameIn(object.dict, 'Subtype') !== 'Form') continue;
    const objects = dictIn(dictIn(object.dict, 'Resources'), 'XObject');
    const isForm = (name: string) => nameIn(dictIn(objects, name), 'Subtype') === 'Form';
    const marked = context.flateStream(markStrays(bytesOf(object), { ornaments: new Set(), isForm }));
    context.assign(ref, PDFRawStream.of(joined(object.dict, marked.dict), marked.getContents()));
  }
}

/** A form's own entries, with the length and the filter of its new content. */
function joined(form: PDFDict, content: PDFDict): PDFDict {
  for (const [key, value] of content.entries()) form.set(key, value);
  return form;
}

interface Around {
  readonly ornaments: ReadonlySet<number>;
  /** Whether a name is that of a form: then its content is marked, and not its use. */
  readonly isForm: (name: string) => boolean;
}

/** @param stream each byte a character */
export function markStrays(stream: string, { ornaments, isForm }: Around): string {
  const pieces: string[] = [];
  let written = 0;
  let depth = 0;
  let path: number | undefined;
  const copyTo = (offset: number) => {
    pieces.push(stream.slice(written, offset));
    written = offset;
  };
  const mark = (start: number, end: number) => {
    copyTo(start);
    pieces.push(BEGIN);
    copyTo(end);
    pieces.push(END);
  };
  for (const { operator, operands, start, end } of operationsOf(stream)) {
    if (operator === 'BMC' || operator === 'BDC') {
      depth++;
      if (!ornaments.has(mcidOf(operands[1]) ?? -1)) continue;
      copyTo(start);
      pieces.push(BEGIN.trim());
      written = end;
    } else if (operator === 'EMC') depth--;
    else if (BUILDS_PATH.has(operator)) path ??= start;
    else {
      const isDrawn = operator === 'Do' && !isForm(operands[0]?.slice(1) ?? '');
      const isPainted =
        isDrawn || PAINTS_PATH.has(operator) || SHOWS_TEXT.has(operator) || PAINTS_AT_ONCE.has(operator);
      if (isPainted && depth === 0) mark(PAINTS_PATH.has(operator) ? (path ?? start) : start, end);
      path = undefined;
    }
  }
  copyTo(stream.length);
  return pieces.join('');
}
