import type { Nodes, Root } from 'mdast';
import type { Place } from '../talk.ts';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough';
import { directive } from 'micromark-extension-directive';
import { gfm } from 'micromark-extension-gfm';
import { joinWideLines } from './soft-breaks.ts';
import { walk } from '../trees.ts';

/** Block directives only: text directives would consume the colons of `ip_input.c:456`. */
const { flow = {} } = directive();
const tildes = {
  /** A single tilde is part of a path or a formula, not strikethrough. */
  singleTilde: false,
};
/**
 * `**「重要」**です` is bold: CommonMark requires a space next to full-width punctuation, and Chinese and Japanese have none.
 * Nothing else changes.
 */
const extensions = [gfm(tildes), cjkFriendlyExtension(), gfmStrikethroughCjkFriendly(tildes), { flow }];
/**
 * Omits the second autolink pass over the tree: micromark has already found the links, and the pass takes an eighth of
 * the parse time.
 */
const mdastExtensions = [
  ...gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] })),
  directiveFromMarkdown(),
];

/**
 * Registers labels that the text itself does not define, so that `[text][label]` becomes a reference. micromark looks
 * up labels at a closing bracket; links open at `[`, pictures at the `!` before it. Valid for one parse.
 */
function defining(labels: readonly string[]): ReturnType<typeof directive>[] {
  let isDone = false;
  return [BRACKET, EXCLAMATION_MARK].map((sign): ReturnType<typeof directive> => ({
    text: {
      [sign]: {
        tokenize(_effects, _ok, nok) {
          // micromark compares labels in upper case.
          if (!isDone) this.parser.defined.push(...labels.map((label) => label.toLowerCase().toUpperCase()));
          isDone = true;
          return nok;
        },
      },
    },
  }));
}

const BRACKET = '['.charCodeAt(0);
const EXCLAMATION_MARK = '!'.charCodeAt(0);

/**
 * Parses Markdown; lines and columns are relative to this text, from 1.
 *
 * @param labels further labels that references may use
 */
export function parse(text: string, labels: readonly string[] = []): Root {
  const defined = labels.length > 0 ? defining(labels) : [];
  const root = fromMarkdown(text, { extensions: [...extensions, ...defined], mdastExtensions });
  joinWideLines(root, text);
  return root;
}

/**
 * Unicode white space, including zero-width. Option+Space, input methods and copied pages produce it; it looks like a
 * space, but Markdown treats it as a letter. After `##` or `-`, around `---`, or alone on a line it can only be meant
 * as a space. Each character is one UTF-16 code unit, so that a replacement keeps positions valid.
 */
export const ODD = '\u00A0\u1680\u2000-\u200B\u202F\u205F\u2060\u3000\uFEFF';

const ANY = `[ \\t${ODD}]`;
const IS_ODD = new RegExp(`[${ODD}]`);
const ODDS = new RegExp(`[${ODD}]`, 'g');
/** Lines of white space and marks only: an empty line, a slide break, the start or end of a block, a delimiter row. */
const WHOLE = new RegExp(
  `^${ANY}*$|^${ANY}{0,3}-{3}${ANY}*$|^:{2,}[a-zA-Z][\\w-]*(?:\\{[^{}]*\\})?${ANY}*$|^:{3,}${ANY}*$|^(?=.*\\|)(?=.*-)[-:| \\t${ODD}]+$`,
);
/** The prefix of a title, a list item with its checkbox, or notes. With four spaces before it, it would be code. */
const HEAD = new RegExp(
  `^(?:>${ANY}?)*${ANY}*(?:#{1,6}${ANY}|[-*+]${ANY}+(?:\\[[xX${ODD} ]\\]${ANY})?|(\\d{1,9})[.)]${ANY}|Note:)${ANY}*`,
);
const DEEP = new RegExp(`^${ANY}{4}`);

/**
 * Parses a text with Unicode white space normalised; returns the tree and the normalised text.
 *
 * @param labels further labels that references may use
 */
export function parseWithBlanks(
  text: string,
  labels: readonly string[] = [],
): { readonly root: Root; readonly text: string } {
  let tamed = text;
  let root = parse(tamed, labels);
  // A paragraph that turns into a list or table has more lines to normalise: parse again.
  while (IS_ODD.test(tamed)) {
    const next = tame(root, tamed);
    if (next === tamed) break;
    tamed = next;
    root = parse(tamed, labels);
  }
  return { root, text: tamed };
}

function tame(root: Root, text: string): string {
  let tamed = text;
  walk(root, (node) => {
    const { start, end } = linesOf(node);
    const source = text.slice(start, end);
    if (!IS_ODD.test(source)) return;
    const lines = source.split('\n').map((line) => tameLine(line, text));
    tamed = tamed.slice(0, start) + lines.join('\n') + tamed.slice(end);
  });
  return tamed;
}

/** Nodes whose lines may turn into other Markdown: paragraphs and setext headings. */
function linesOf(node: Nodes): { readonly start: number; readonly end: number } {
  const isText = node.type === 'paragraph' || node.type === 'heading';
  const { start, end } = node.position ?? {};
  return isText ? { start: start?.offset ?? 0, end: end?.offset ?? 0 } : { start: 0, end: 0 };
}

function tameLine(line: string, text: string): string {
  if (!IS_ODD.test(line)) return line;
  if (WHOLE.test(line)) return line.replaceAll(ODDS, ' ');
  const [head, number] = HEAD.exec(line) ?? [];
  if (head === undefined || DEEP.test(line)) return line;
  // `12. June` with a no-break space is a date: list numbers start at one or continue.
  if (number !== undefined && !goesOn(Number(number), text)) return line;
  return head.replaceAll(ODDS, ' ') + line.slice(head.length);
}

const goesOn = (number: number, text: string): boolean =>
  number <= 1 || new RegExp(`^[>\\s${ODD}]*${(number - 1).toString()}[.)][ ${ODD}]`, 'm').test(text);

/** Position of a node in the parsed text; the file is set later. */
export function placeOf(node: Nodes | undefined): Place {
  const { start, end } = node?.position ?? { start: { line: 1, column: 1 } };
  const endColumn = end?.line === start.line ? end.column : undefined;
  return { file: '', line: start.line, column: start.column, ...(endColumn !== undefined && { endColumn }) };
}

/** Position of a slice of a node's source; it may span lines. */
export function placeWithin(
  node: Nodes,
  text: string,
  { start, length }: { readonly start: number; readonly length: number },
): Place {
  const source = sourceOf(node, text);
  const before = source.slice(0, start).split('\n');
  const { line, column } = placeOf(node);
  const first = (before.length === 1 ? column : 1) + (before.at(-1)?.length ?? 0);
  const endsOnLine = !source.slice(start, start + length).includes('\n');
  return {
    file: '',
    line: line + before.length - 1,
    column: first,
    ...(endsOnLine && { endColumn: first + length }),
  };
}

/** The source of a node. */
export function sourceOf(node: Nodes, text: string): string {
  return text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}
