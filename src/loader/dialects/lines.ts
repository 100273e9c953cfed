/** Lines that are parsed as text but were meant as Markdown or directives. */
import type { Nodes, RootContent, Text } from 'mdast';
import { message, type Message } from '../messages.ts';
import { ODD, placeOf, placeWithin, sourceOf } from '../parse.ts';
import { insteadOfBlock } from './instead.ts';
import { isBareMark, notesForm } from './notes.ts';

/** `::: steps`, `:::steps{`, which would be shown literally */
const MALFORMED = /^[ >|]*:{2,}\s*\{?[.#]?\s*([a-zA-Z[][\w-]*)?/;
/** Certainly not a directive: `::name`, `::: {` */
const COLONS = /^[ >|]*:{2,}\s*[a-zA-Z{[]/;
/** `:::` without an open block */
const STRAY = /^[ >|]*:{3,}\s*\|?\s*$/;
/** `##Title`, and the full-width `＃` of input methods */
const GLUED = /^[ >]*(#{2,6}(?=[^#\s])|＃{1,6}[#＃]*)\s*(.*)/;
/** A break with automatic dashes, or in the form of other tools */
const OTHER_BREAK = /^(?:--|[—–][-—–]?|={2,}|\+{3,}|\|{3,}|[－ー─]{3,}|(?:---|\+\+\+)\?\S.*)\s*$/;
/** The same as the last line of a paragraph, or after the last list item */
const LAST_BREAK = /^[ \t]*(?:--|(?:---|\+\+\+)\?\S.*)\s*$/;
/** A mark after Unicode white space other than space and tab */
const ODD_HEAD = new RegExp(`^[ >]*([${ODD}])[\\s${ODD}]*(?:\`{3}|~{3}|:{2,}[a-zA-Z]|#{1,6}\\s|[-*+]\\s)`);

interface LineContext {
  readonly text: string;
  readonly inNotes: boolean;
  /** The slide's top-level nodes, which contain the block. */
  readonly blocks: readonly RootContent[];
}

/** Reports such lines. */
export function checkLines(
  node: Nodes,
  ancestors: readonly Nodes[],
  { text, inNotes, blocks }: LineContext,
): Message[] {
  const start = placeOf(node);
  const lines = sourceOf(node, text).split('\n');
  const isAlone = lines.length === 1 && ancestors.length === 0;
  const isLast = ancestors.length === 0 ? blocks.at(-1) === node : blocks.at(-1) === ancestors[0];
  let hasNotes = false;
  return lines.flatMap((line, index) => {
    const column = index === 0 ? start.column : 1;
    const place = { file: '', line: start.line + index, column, endColumn: column + line.length };
    if (STRAY.test(line)) return [message('directive-stray', place)];
    if (COLONS.test(line))
      return [message('directive-malformed', place, insteadOfBlock(MALFORMED.exec(line)?.[1] ?? ''))];
    const [, odd] = ODD_HEAD.exec(line) ?? [];
    if (odd !== undefined) return [message('blank-odd', place, codePointOf(odd))];
    const [, signs, title = ''] = node.type === 'paragraph' ? (GLUED.exec(line) ?? []) : [];
    if (signs !== undefined)
      return [message('title-glued', place, line.trim(), `${'#'.repeat(signs.length)} ${title}`)];
    if ((isAlone && OTHER_BREAK.test(line)) || (index > 0 && index === lines.length - 1 && LAST_BREAK.test(line)))
      return [message('break-form', place, line.trim())];
    if (inNotes || hasNotes) return [];
    const form = notesForm(line);
    // `???` with nothing after it is a question, not remark.js notes.
    const isEmpty = isLast && index === lines.length - 1 && isBareMark(line);
    if (form === undefined || (isEmpty && line.startsWith('???'))) return [];
    hasNotes = true;
    return [form === 'sure' ? message('note-form', place, isEmpty) : message('note-word', place)];
  });
}

const codePointOf = (sign: string) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** `**bold.**Next` */
const STARS = /\*\*(?=[^\s*])[^*\n]*[^\s*]\*\*/;

/** Asterisks that produced no emphasis; escaped ones are intended. */
export function checkStars(node: Text, text: string): Message[] {
  const [found = ''] = STARS.exec(node.value) ?? [];
  const start = found === '' ? -1 : sourceOf(node, text).indexOf(found);
  if (start === -1) return [];
  return [message('emphasis-literal', placeWithin(node, text, { start, length: found.length }), found)];
}
