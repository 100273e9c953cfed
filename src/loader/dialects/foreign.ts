/**
 * Detects the syntax of other tools that would be shown as plain text, and suggests the equivalent. Lookalikes must pass:
 * prices, shell variables, C, times, comparisons.
 */
import type { Nodes } from 'mdast';
import { message, type Message } from '../messages.ts';
import { placeOf, sourceOf } from '../parse.ts';
import { walk } from '../../trees.ts';
import { ATTRIBUTE, ATTRIBUTE_NAME, marks } from './marks.ts';

/**
 * Reports the syntax of other tools in a paragraph, a title or a cell, each kind once.
 *
 * @param isAmongOthers whether the file has front matter of another tool
 */
export function foreignMarks(block: Nodes, text: string, isAmongOthers: boolean): Message[] {
  // Fast path: most text has none of these characters.
  const source = sourceOf(block, text);
  if (!/[${[:=@!<>.?\\%^|~*+-]|^export /.test(source)) return [];
  const prose = proseOf(block, text);
  const start = placeOf(block);
  const taken: (readonly [number, number])[] = [];
  const told = new Set(block.type === 'heading' && block.depth <= 2 ? [ATTRIBUTE_NAME] : []);
  return marks.flatMap(({ name, pattern, isMeant = () => true, onlyAmongOthers, onlyInParagraphs, instead }) =>
    ((onlyAmongOthers && !isAmongOthers) || (onlyInParagraphs && block.type !== 'paragraph')
      ? []
      : [...prose.matchAll(pattern)]
    ).flatMap((match) => {
      const groups = match.indices?.groups ?? {};
      const [from, to] = groups['mark'] ?? groups['mark2'] ?? groups['mark3'] ?? match.indices?.[0] ?? [0, 0];
      const before = prose.slice(0, from).split('\n');
      // Already reported as a block.
      const isOfBlock = /^[ >|]*:{2,}/.test(before.at(-1) ?? '');
      const isTaken = taken.some(([start, end]) => from < end && to > start);
      if (told.has(name) || isTaken || isOfBlock || !isMeant(prose.slice(from, to))) return [];
      told.add(name);
      taken.push([from, to]);
      const found = source.slice(from, to);
      const line = start.line + before.length - 1;
      const column = (before.length === 1 ? start.column : 1) + (before.at(-1)?.length ?? 0);
      const place = { file: '', line, column, endColumn: column + (found.split('\n')[0]?.length ?? 0) };
      return [message('foreign-mark', place, found.replaceAll(/\s+/g, ' '), name, instead)];
    }),
  );
}

/** Attributes at the end of a title in Pandoc, kramdown and others: `{#id .class}`. */
const TITLE_ATTRIBUTES = new RegExp(
  String.raw`(?<=[^\\])\{:?[ ]*(?:${ATTRIBUTE}|-)(?:[ ]+(?:${ATTRIBUTE}|-))*[ ]*\}[ \t]*$`,
);

/** Finds such attributes: their offset in the title, and the id among them. */
export function titleAttributes(
  title: string,
): { readonly start: number; readonly id: string | undefined } | undefined {
  const match = TITLE_ATTRIBUTES.exec(title);
  return match ? { start: match.index, id: /#([A-Za-z][\w:-]*)/.exec(match[0])?.[1] } : undefined;
}

/** Commands that Marp, Deckset and remark.js read in the alternative text of a picture. */
const COMMANDS =
  /^(?:bg|inline|fill|original|filtered|:scale|fit|contain|cover|auto|vertical|left|right|(?:w|h|width|height|left|right|blur|brightness|contrast|grayscale|hue-rotate|invert|opacity|saturate|sepia|drop-shadow):\S+|\d+(?:\.\d+)?%)$/i;

/** Whether the alternative text contains commands of another tool. */
export function hasPictureCommands(alt: string): boolean {
  const words = alt.trim().split(/\s+/);
  const isCommand = (word: string) => COMMANDS.test(word);
  return (
    (words[0] === 'bg' && words.slice(1).some(isCommand)) ||
    (words.every(isCommand) &&
      (words.length > 1 || words.some((word) => /^(?:bg|fit|fill|inline|contain|cover)$|[:%]/i.test(word)))) ||
    words.some((word) => /^(?:w|h|width|height):(?:\d|auto)/i.test(word))
  );
}

/** Placeholder for a character that is not text: neither a letter nor white space. */
const MASK = '\uFFFC';

/**
 * The source of a block with everything that is not text masked: code, addresses, HTML and escaped characters. Markdown
 * syntax stays. Offsets are unchanged.
 */
function proseOf(block: Nodes, text: string): string {
  const begin = block.position?.start.offset ?? 0;
  let prose = sourceOf(block, text);
  const hide = (from: number, to: number) => {
    const [start, end] = [Math.max(0, from - begin), Math.max(0, to - begin)];
    prose = prose.slice(0, start) + prose.slice(start, end).replaceAll(/[^\n]/g, MASK) + prose.slice(end);
  };
  walk(block, (node) => {
    const from = node.position?.start.offset ?? begin;
    const to = node.position?.end.offset ?? begin;
    if (['inlineCode', 'html', 'image', 'imageReference', 'code'].includes(node.type)) hide(from, to);
    // The address after the link text.
    if (node.type === 'link') hide(node.children.at(-1)?.position?.end.offset ?? from, to);
    if (node.type === 'link' && !text.startsWith('[', from)) hide(from, to);
  });
  return prose.replaceAll(/\\[!-/:-@[-`{-~]/g, MASK + MASK);
}
