/** Assigns the notes of a slide to its steps. */
import type { Paragraph } from 'mdast';
import type { Block, Said } from '../../blocks.ts';
import type { Place, RenderedSlide, Slide } from '../../talk.ts';
import { message, type Message } from '../messages.ts';
import { placeOf, placeWithin, sourceOf } from '../parse.ts';
import { walk } from '../../trees.ts';

/** `2: Now the module reports the exit.` */
const MARK = /^(\d{1,2}):\s+/;
/** The same in a later line of a paragraph, or with nothing after it. */
const STRAY_MARK = /(?<=\n[ \t]*)\d{1,2}:(?=[ \t])|^\d{1,2}:$/g;

/** Probably meant as a mark, at the start of a paragraph: `**2:**`, `2 :`, `２：`. */
const LIKE_A_MARK = /^(?:\*\*)?[\d０-９]{1,2} ?(?::(?:\*\*)?(?=\s)|：(?![\d０-９]))/g;

interface Mark {
  /** As the author typed it, `2:`. */
  readonly found: string;
  readonly step: number;
  readonly place: Place;
  /** The paragraph without the mark. */
  readonly said: Paragraph;
}

/**
 * Groups the blocks of notes by their marks. A block without a mark belongs to the mark before it; blocks before the
 * first mark, or marked with 0, belong to no step.
 *
 * @param text that positions refer to
 */
export function readSaid(
  blocks: readonly Block[],
  text: string,
): { readonly notes: Slide['notes']; readonly messages: readonly Message[] } {
  const notes: (Block | Said)[] = [];
  const messages: Message[] = [];
  let now: Said | undefined;
  for (const block of blocks) {
    const mark = block.type === 'paragraph' ? markOf(block, text) : undefined;
    const before = now?.step ?? 0;
    if (mark && mark.step < before) messages.push(message('note-step-back', mark.place, mark.found, before));
    if (mark && mark.step > before) {
      const { line, column, endColumn = column } = mark.place;
      const position = { start: { line, column }, end: { line, column: endColumn } };
      now = { type: 'said', step: mark.step, children: [], position };
      notes.push(now);
    }
    if (block.type === 'paragraph') messages.push(...checkForm(block, text, mark ? [STRAY_MARK] : FORMS));
    messages.push(...checkInside(block, text));
    const said = mark?.said ?? block;
    if (now) now.children.push(said);
    else notes.push(said);
  }
  return { notes, messages };
}

/** Marks of steps that the slide does not have. */
export const checkSaid = ({ slide: { notes }, steps }: Pick<RenderedSlide, 'slide' | 'steps'>): Message[] =>
  notes.flatMap((said) =>
    said.type === 'said' && said.step > steps
      ? [message('note-step-beyond', placeOf(said), `${said.step}:`, steps)]
      : [],
  );

function markOf(paragraph: Paragraph, text: string): Mark | undefined {
  const [first, ...others] = paragraph.children;
  if (first?.type !== 'text') return undefined;
  const [whole = '', digits = ''] = MARK.exec(first.value) ?? [];
  const found = `${digits}:`;
  const start = startOf(paragraph, text);
  // An escaped `2\:` is text.
  if (whole === '' || !sourceOf(paragraph, text).startsWith(found, start)) return undefined;
  const value = first.value.slice(whole.length);
  const children = value === '' ? others : [{ ...first, value }, ...others];
  const place = placeWithin(paragraph, text, { start, length: found.length });
  return { found, step: Number(digits), place, said: { ...paragraph, children } };
}

const FORMS = [STRAY_MARK, LIKE_A_MARK];

/** Marks are not recognised at the start of list items and quotes: report what looks like one. */
function checkInside(block: Block, text: string): Message[] {
  const messages: Message[] = [];
  walk(block, (node) => {
    const first = node.type === 'listItem' || node.type === 'blockquote' ? node.children[0] : undefined;
    if (first?.type === 'paragraph') messages.push(...checkForm(first, text, [LIKE_A_MARK]));
  });
  return messages;
}

function checkForm(paragraph: Paragraph, text: string, forms: readonly RegExp[]): Message[] {
  const start = startOf(paragraph, text);
  const words = sourceOf(paragraph, text).slice(start);
  const codes = paragraph.children.filter(({ type }) => type === 'inlineCode').map((node) => node.position);
  const from = (paragraph.position?.start.offset ?? 0) + start;
  const isCode = (offset: number) =>
    codes.some((code) => (code?.start.offset ?? 0) <= offset && offset < (code?.end.offset ?? 0));
  return forms
    .flatMap((form) => [...words.matchAll(form)])
    .filter(({ index }) => !isCode(from + index))
    .map(({ 0: found, index }) =>
      message('note-step-form', placeWithin(paragraph, text, { start: start + index, length: found.length }), found),
    );
}

/** Offset of a paragraph's text in its source: the first paragraph of the notes still has its `Note:` there. */
function startOf(paragraph: Paragraph, text: string): number {
  const [first] = paragraph.children;
  const isSaid = first?.type === 'text' && first.value.startsWith('Note:');
  return isSaid ? 0 : (/^Note:\s*/.exec(sourceOf(paragraph, text))?.[0].length ?? 0);
}
