import type { Nodes, RootContent, Table } from 'mdast';
import type { Occasion } from '../../year.ts';
import { placeOf, sourceOf } from '../parse.ts';
import { checkCode } from './code.ts';
import { checkDirective } from './directive.ts';
import { foreignMarks } from '../dialects/foreign.ts';
import { checkHtml } from '../dialects/html.ts';
import { checkLines, checkStars } from '../dialects/lines.ts';
import { isNotesHeading } from '../dialects/notes.ts';
import { message, type Message } from '../messages.ts';
import { isBreak } from '../split.ts';
import { walk, wordsIn } from '../../trees.ts';

/** Context for checking a block. */
export interface BlockContext {
  /** The text that positions refer to. */
  readonly text: string;
  /** Languages that can be highlighted, in lower case. */
  readonly languages: ReadonlySet<string>;
  /** Passed on to figures. */
  readonly occasion: Occasion;
  /** Whether the file has front matter of another tool. */
  readonly isAmongOthers: boolean;
  /** Labels of the sources that the talk lists. */
  readonly listed?: ReadonlySet<string> | undefined;
  readonly inNotes: boolean;
  /** The slide's top-level blocks, which contain the block. */
  readonly blocks: readonly RootContent[];
}

/** Checks one block of a slide with all its descendants. */
export function checkBlock(block: RootContent, context: BlockContext): Message[] {
  const messages: Message[] = [];
  walk(block, (node, ancestors) => {
    messages.push(...checkNode(node, ancestors, context));
  });
  return messages;
}

function checkNode(node: Nodes, ancestors: readonly Nodes[], context: BlockContext): Message[] {
  const { text, occasion, inNotes } = context;
  const parent = ancestors.at(-1);
  switch (node.type) {
    case 'containerDirective':
    case 'leafDirective':
      return checkDirective(node, ancestors, { text, occasion, inNotes, isOptions: false });
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

/** `-----   -----`, the line between the head and the rows of a simple table */
const SIMPLE_TABLE = /^-{3,}(?:[ \t]+-{3,})+\s*$/;

/** Cells beyond the header row, which come from an unescaped `|`. */
function checkRows({ children: [head, ...rows] }: Table): Message[] {
  const columns = head?.children.length ?? 0;
  const long = rows.filter((row) => row.children.length > columns);
  return long.map((row) => message('table-cells', placeOf(row), row.children.length, columns));
}
