import type { Nodes, RootContent, Table } from 'mdast';
import { checkCode } from './code.ts';
import { checkDirective } from './directive.ts';
import { checkHtml } from './html.ts';
import { message, type Message } from '../messages.ts';
import { placeOf, sourceOf } from '../place.ts';
import { isBreak } from '../split.ts';
import { walk } from '../walk.ts';

/** What the check of a block may look at. */
export interface BlockContext {
  /** The text the positions count in. */
  readonly text: string;
  /** Languages that can be coloured, in small letters. */
  readonly languages: ReadonlySet<string>;
  readonly inNotes: boolean;
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
  const { text, inNotes } = context;
  const parent = ancestors.at(-1);
  switch (node.type) {
    case 'containerDirective':
    case 'leafDirective':
      return checkDirective(node, ancestors, { text, inNotes, isOptions: false });
    case 'heading':
      return node.depth <= 2 && parent ? [message('title-inside', placeOf(node))] : [];
    case 'thematicBreak': {
      // In a quote or a list it is a rule; in a block of ours it can only be a break that was meant.
      const isRule = parent ? parent.type !== 'containerDirective' : isBreak(node, text);
      return isRule ? [] : [message('break-form', placeOf(node), sourceOf(node, text))];
    }
    case 'code':
      return checkCode(node, context);
    case 'html':
      return checkHtml(node, parent);
    case 'table':
      return checkRows(node);
    case 'paragraph':
    case 'tableCell':
      return checkLines(node, context);
    case 'footnoteReference':
    case 'footnoteDefinition':
      return [message('footnote-unsupported', placeOf(node))];
    default:
      return [];
  }
}

/** `::: steps`, `:::steps{`, which would be shown as they are */
const MALFORMED = /^[ >|]*:{2,}\s*[a-zA-Z{[]/;
/** `:::` with nothing open */
const STRAY = /^[ >|]*:{3,}\s*\|?\s*$/;
/** `Note:` glued to the line above it, and the forms of other tools: `Notes:`, `**Note:**` */
const NOTE = /^[ >|]*[*_]*notes?:/i;

/** Lines of text that were surely meant as something else. */
function checkLines(node: Nodes, { text, inNotes }: BlockContext): Message[] {
  const start = placeOf(node);
  return sourceOf(node, text)
    .split('\n')
    .flatMap((line, index) => {
      const column = index === 0 ? start.column : 1;
      const place = { file: '', line: start.line + index, column, endColumn: column + line.length };
      if (STRAY.test(line)) return [message('directive-stray', place)];
      if (MALFORMED.test(line)) return [message('directive-malformed', place)];
      return NOTE.test(line) && !inNotes ? [message('note-form', place)] : [];
    });
}

/** Cells beyond the head have no name; they come from a `|` that was not meant to divide. */
function checkRows({ children: [head, ...rows] }: Table): Message[] {
  const columns = head?.children.length ?? 0;
  const long = rows.filter((row) => row.children.length > columns);
  return long.map((row) => message('table-cells', placeOf(row), row.children.length, columns));
}
