import type { Nodes, RootContent, Table, Text } from 'mdast';
import type { Edition } from '../../year.ts';
import { ODD } from '../blanks.ts';
import { checkCode } from './code.ts';
import { checkDirective } from './directive.ts';
import { foreignMarks } from './foreign.ts';
import { checkHtml } from './html.ts';
import { insteadOfBlock } from './instead.ts';
import { isBareMark, isNotesHeading, notesForm } from './notes.ts';
import { message, type Message } from '../messages.ts';
import { placeOf, sourceOf } from '../place.ts';
import { isBreak } from '../split.ts';
import { walk } from '../walk.ts';
import { wordsIn } from '../words.ts';

/** What the check of a block may look at. */
export interface BlockContext {
  /** The text the positions count in. */
  readonly text: string;
  /** Languages that can be coloured, in small letters. */
  readonly languages: ReadonlySet<string>;
  /** What figures are read for. */
  readonly edition: Edition;
  /** Whether the file has front matter of another tool. */
  readonly isAmongOthers: boolean;
  readonly inNotes: boolean;
  /** The slide's own, among which the block stands. */
  readonly blocks: readonly RootContent[];
}

/** Walks one block of a slide, with everything inside it. */
export function checkBlock(block: RootContent, context: BlockContext): Message[] {
  const messages: Message[] = [];
  walk(block, (node, ancestors) => {
    messages.push(...checkNode(node, ancestors, context));
  });
  return messages;
}

function checkNode(node: Nodes, ancestors: readonly Nodes[], context: BlockContext): Message[] {
  const { text, edition, inNotes } = context;
  const parent = ancestors.at(-1);
  switch (node.type) {
    case 'containerDirective':
    case 'leafDirective':
      return checkDirective(node, ancestors, { text, edition, inNotes, isOptions: false });
    case 'heading':
      return [
        ...(node.depth <= 2 && parent ? [message('title-inside', placeOf(node))] : []),
        ...(node.depth > 2 && isNotesHeading(wordsIn(node)) && !inNotes
          ? [message('note-form', placeOf(node), false)]
          : []),
        ...foreignMarks(node, text, context.isAmongOthers),
      ];
    case 'thematicBreak': {
      // In a quote or a list it is a thematic break; in one of our blocks it can only be a misplaced slide break.
      const isRule = parent ? parent.type !== 'containerDirective' : isBreak(node, text);
      if (isRule) return [];
      return [
        message(
          SIMPLE_TABLE.test(sourceOf(node, text)) ? 'table-form' : 'break-form',
          placeOf(node),
          sourceOf(node, text).trim(),
        ),
      ];
    }
    case 'code':
      return checkCode(node, context);
    case 'html':
      return checkHtml(node, parent && 'children' in parent ? parent.children : context.blocks);
    case 'table':
      return checkRows(node);
    case 'paragraph':
    case 'tableCell':
      return [...checkLines(node, ancestors, context), ...foreignMarks(node, text, context.isAmongOthers)];
    case 'text':
      return checkStars(node, text);
    case 'footnoteReference':
    case 'footnoteDefinition':
      return [message('footnote-unsupported', placeOf(node))];
    default:
      return [];
  }
}

/** `::: steps`, `:::steps{`, which would be shown as they are */
const MALFORMED = /^[ >|]*:{2,}\s*\{?[.#]?\s*([a-zA-Z[][\w-]*)?/;
/** What is surely none: `::name`, `::: {` */
const COLONS = /^[ >|]*:{2,}\s*[a-zA-Z{[]/;
/** `:::` with nothing open */
const STRAY = /^[ >|]*:{3,}\s*\|?\s*$/;
/** `##Title`, and the sign of an input method */
const GLUED = /^[ >]*(#{2,6}(?=[^#\s])|＃{1,6}[#＃]*)\s*(.*)/;
/** A break as a keyboard that mends dashes writes it, or as other tools have theirs */
const OTHER_BREAK = /^(?:--|[—–][-—–]?|={2,}|\+{3,}|\|{3,}|[－ー─]{3,}|(?:---|\+\+\+)\?\S.*)\s*$/;
/** The same as the last line of a text, or below the last item of a list */
const LAST_BREAK = /^[ \t]*(?:--|(?:---|\+\+\+)\?\S.*)\s*$/;
/** `-----   -----`, which divides the head of a table from its rows */
const SIMPLE_TABLE = /^-{3,}(?:[ \t]+-{3,})+\s*$/;
/** A mark behind blanks of other kinds */
const ODD_HEAD = new RegExp(`^[ >]*([${ODD}])[\\s${ODD}]*(?:\`{3}|~{3}|:{2,}[a-zA-Z]|#{1,6}\\s|[-*+]\\s)`);

/** Lines of text that were surely meant as something else. */
function checkLines(node: Nodes, ancestors: readonly Nodes[], { text, inNotes, blocks }: BlockContext): Message[] {
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
    // Question marks with nothing after them are a question, not remark.js notes.
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
function checkStars(node: Text, text: string): Message[] {
  const [found = ''] = STARS.exec(node.value) ?? [];
  const at = found === '' ? -1 : sourceOf(node, text).indexOf(found);
  if (at === -1) return [];
  const before = sourceOf(node, text).slice(0, at).split('\n');
  const { line, column } = placeOf(node);
  const first = (before.length === 1 ? column : 1) + (before.at(-1)?.length ?? 0);
  const place = { file: '', line: line + before.length - 1, column: first, endColumn: first + found.length };
  return [message('emphasis-literal', place, found)];
}

/** Cells beyond the header row, which come from an unescaped `|`. */
function checkRows({ children: [head, ...rows] }: Table): Message[] {
  const columns = head?.children.length ?? 0;
  const long = rows.filter((row) => row.children.length > columns);
  return long.map((row) => message('table-cells', placeOf(row), row.children.length, columns));
}
