import type { List, Nodes, RootContent } from 'mdast';
import { workInWords } from '../../pages/article/compose/sources.ts';
import type { Source, Spoken, SpokenSlide } from './spoken.ts';

/** Characters in a line, for mail and terminals. */
const WIDTH = 72;

/** The notes as plain text. Links have the numbers of their sources, which are listed below each slide's notes. */
export function notesText({ title, lines, about, slides }: Spoken): string {
  const head = [
    underlined(title, '='),
    lines.map((line) => wrap(line)).join('\n'),
    about === undefined ? '' : wrap(about),
  ];
  return `${[...head, ...slides.map(slideText)].filter(Boolean).join('\n\n')}\n`;
}

function slideText({ part, title, plan, notes, sources, numberAt }: SpokenSlide): string {
  return [
    part === undefined ? '' : `\n${underlined(part, '=')}`,
    [underlined(title, '-'), plan].filter(Boolean).join('\n'),
    blocks(notes, { width: WIDTH, numberAt }),
    sources.map(sourceText).join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** The address is on a line of its own, where programs recognize it. */
function sourceText({ number, address, listed }: Source): string {
  const mark = `[${number}] `;
  if (!listed) return mark + address;
  const blanks = ' '.repeat(mark.length);
  return `${indented(wrap(workInWords(listed), WIDTH - mark.length), mark, blanks)}\n${blanks}${address}`;
}

const underlined = (text: string, line: string) => `${text}\n${line.repeat(Math.min(text.length, WIDTH))}`;

interface TextContext {
  readonly width: number;
  readonly numberAt: SpokenSlide['numberAt'];
}

const blocks = (nodes: readonly RootContent[], context: TextContext, between = '\n\n'): string =>
  nodes
    .map((node) => block(node, context))
    .filter(Boolean)
    .join(between);

function block(node: RootContent, context: TextContext): string {
  const { width, numberAt } = context;
  const narrower = (columns: number): TextContext => ({ width: width - columns, numberAt });
  switch (node.type) {
    case 'list':
      return listText(node, narrower(listIndent(node)));
    case 'blockquote':
      return indented(blocks(node.children, narrower(2)), '> ', '> ');
    case 'listing':
      return indented(node.value, '    ', '    ');
    case 'table':
      return node.children
        .map(({ children }) => wrap(children.map((cell) => words(cell, numberAt)).join(' | '), width))
        .join('\n');
    default:
      return wrap(words(node, numberAt), width);
  }
}

const marker = ({ ordered, start }: List, index: number) => (ordered === true ? `${(start ?? 1) + index}. ` : '- ');

const listIndent = (list: List) => marker(list, list.children.length - 1).length;

function listText(list: List, context: TextContext): string {
  const blanks = ' '.repeat(listIndent(list));
  const items = list.children.map(({ children, spread }, index) => {
    const text = blocks(children, context, spread === true ? '\n\n' : '\n');
    return indented(text, marker(list, index).padEnd(blanks.length), blanks);
  });
  return items.join(list.spread === true ? '\n\n' : '\n');
}

const indented = (text: string, first: string, others: string): string =>
  text
    .split('\n')
    .map((line, index) => (index === 0 ? first + line : `${others}${line}`.trimEnd()))
    .join('\n');

/** The plain text of a node; a hard break stays one. */
function words(node: Nodes, numberAt: TextContext['numberAt']): string {
  if (node.type === 'break') return '\n';
  if (node.type === 'html') return '';
  if (node.type === 'image') return node.alt ?? '';
  if ('children' in node) {
    const text = node.children.map((child) => words(child, numberAt)).join('');
    const number = node.type === 'link' ? numberAt(node.url) : undefined;
    return number === undefined ? text : `${text} [${number}]`;
  }
  return 'value' in node ? node.value.replaceAll(/[ \t\n]+/g, ' ') : '';
}

/** Wraps lines at blanks, not at no-break spaces; a longer word stays whole. */
export function wrap(text: string, width = WIDTH): string {
  return text
    .split('\n')
    .map((line) => {
      const lines: string[] = [];
      for (const word of line.split(/[ \t]+/).filter(Boolean)) {
        const last = lines.at(-1);
        if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
        else lines.push(word);
      }
      return lines.join('\n');
    })
    .join('\n');
}
