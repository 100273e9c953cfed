/**
 * Front matter of other tools: before the first slide, or at the top of each.
 *
 *     ---                      +++                     % A talk        class: center, middle
 *     title: A talk            title = "A talk"        % Somebody      name: start
 *     ---                      +++
 */
import { isMap, isScalar, isSeq, parseDocument, stringify } from 'yaml';
import type { Place } from '../../talk.ts';
import { closes } from '../cut.ts';
import { insteadOfKey, layoutLike } from './instead.ts';
import { message, type Message } from '../messages.ts';

/** `key: value`, `key:` */
const KEY = /^([A-Za-z_$][\w$.-]*)[ \t]*:(?:[ \t]|$)/;
/** A list item, a continuation line, a comment. */
const MORE = /^(?:[ \t]+\S|-(?:[ \t]|$)|#)/;
/** `key = value`, `[table]` */
const TOML = /^([A-Za-z_][\w.-]*)[ \t]*=|^\[[^\]]+\]$|^[ \t]*#|^[ \t\]}]/;
const BLANK = /^[ \t]*$/;
const EDGE = /^---[ \t]*$/;
/** Properties that remark.js reads at the top of a slide. */
const PROPERTY = /^(class|name|layout|template|count|background-image|exclude|continued):[ \t]*(.*)$/;
/** Org mode, mdp, and YAML without delimiters, at the start of a file. */
const SETTING =
  /^(?:#\+|%)([A-Za-z_]+):[ \t]*(.*)$|^(title|author|subtitle|theme|date|style|controls|output):[ \t]*(.*)$/;

interface Block {
  /** Indices of the first and the last line. */
  readonly from: number;
  readonly to: number;
  readonly keys: readonly { readonly key: string; readonly value: string }[];
  /** Whether it is at the start of the file. */
  readonly isFirst: boolean;
  /** Whether its first line is also the slide break. */
  readonly hasBreak?: boolean;
}

/** A text without its front matter, and messages. */
export interface WithoutFrontMatter {
  /** Front matter is replaced by blank lines, so that line numbers stay. */
  readonly text: string;
  /** One for each block. */
  readonly messages: readonly Message[];
  /** Whether a line directly follows a block; that slide may be otherwise empty. */
  readonly isOfBlock: (line: number) => boolean;
}

const HINT =
  /^(?:---[ \t]*\n[A-Za-z_$#]|\+\+\+[ \t]*\n|% |(?:class|name|layout|template|count|background-image|exclude|continued):)|^\s*(?:#\+|%)?[A-Za-z_]+:/m;

/** Removes front matter of other tools from a file and its slides. */
export function withoutFrontMatter(text: string): WithoutFrontMatter {
  // Fast path: most texts have none.
  if (!HINT.test(text)) return { text, messages: [], isOfBlock: () => false };
  const lines = text.split('\n');
  const blocks = blocksIn(lines);
  const messages = blocks.map((block) => {
    const place: Place = { file: '', line: block.from + 1, column: 1, endColumn: (lines[block.from]?.length ?? 0) + 1 };
    return message('front-matter', place, lines.slice(block.from, block.to + 1).join(' '), adviceFor(block));
  });
  for (const { from, to, hasBreak } of blocks)
    for (let index = hasBreak ? from + 1 : from; index <= to; index += 1) lines[index] = '';
  return {
    text: blocks.length === 0 ? text : lines.join('\n'),
    messages,
    isOfBlock: (line) => blocks.some(({ from, to }) => line > from && line <= to + 2),
  };
}

function blocksIn(lines: readonly string[]): Block[] {
  const first = lines.findIndex((line) => !BLANK.test(line));
  const blocks: Block[] = [];
  let fence: string | undefined;
  for (let index = Math.max(0, first); index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (fence !== undefined) {
      if (closes(line, fence)) fence = undefined;
      continue;
    }
    fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1];
    const isHead = index === first || EDGE.test(lines.slice(0, index).findLast((one) => !BLANK.test(one)) ?? '');
    const block =
      fence === undefined
        ? (blockAt(lines, index, index === first) ?? (isHead ? propertiesAt(lines, index, index === first) : undefined))
        : undefined;
    if (!block) continue;
    blocks.push(block);
    // The closing delimiter may also open the next slide's front matter.
    index = block.to;
  }
  return blocks;
}

function blockAt(lines: readonly string[], from: number, isFirst: boolean): Block | undefined {
  const line = lines[from] ?? '';
  if (EDGE.test(line)) return yamlAt(lines, from, isFirst);
  if (isFirst && /^\+\+\+[ \t]*$/.test(line)) {
    const to = lines.findIndex((other, index) => index > from && /^\+\+\+[ \t]*$/.test(other));
    const inner = lines.slice(from + 1, to);
    if (to === -1 || !inner.every((one) => BLANK.test(one) || TOML.test(one))) return undefined;
    const keys = inner.flatMap((one) => {
      const [, key, value = ''] = /^([A-Za-z_][\w.-]*)[ \t]*=[ \t]*(.*)$/.exec(one) ?? [];
      return key === undefined ? [] : [{ key, value: value.replaceAll(/^["']|["']$/g, '') }];
    });
    return { from, to, keys, isFirst };
  }
  if (isFirst && line.startsWith('% ')) {
    const rest = lines.findIndex((other, index) => index > from && !/^%(?: |$)/.test(other));
    const to = (rest === -1 ? lines.length : rest) - 1;
    const names = ['title', 'author', 'date'];
    const keys = lines
      .slice(from, to + 1)
      .map((one, index) => ({ key: names[index] ?? '', value: one.slice(1).trim() }));
    return { from, to, keys: keys.filter(({ key }) => key !== ''), isFirst };
  }
  return undefined;
}

/** From `---` directly followed by a key to `---` directly after the last line. Blank lines only at the start of a file. */
function yamlAt(lines: readonly string[], from: number, isFirst: boolean): Block | undefined {
  let keys = 0;
  for (let to = from + 1; to < lines.length; to += 1) {
    const line = lines[to] ?? '';
    if (EDGE.test(line) || (isFirst && /^\.\.\.[ \t]*$/.test(line))) {
      const text = lines.slice(from + 1, to).join('\n');
      return keys > 0 ? { from, to, keys: keysIn(text), isFirst, hasBreak: !isFirst } : undefined;
    }
    // Notes directly after a break are notes.
    if (KEY.test(line) && !line.startsWith('Note:')) keys += 1;
    else if (!MORE.test(line) && !(isFirst && keys > 0 && BLANK.test(line))) return undefined;
    else if (keys === 0 && !line.startsWith('#')) return undefined;
  }
  return undefined;
}

/** Lines of `key: value` at the top of a slide, without delimiters. */
function propertiesAt(lines: readonly string[], from: number, isFirst: boolean): Block | undefined {
  const keys: { key: string; value: string }[] = [];
  let to = from - 1;
  for (const line of lines.slice(from)) {
    const [, key, value = ''] = PROPERTY.exec(line) ?? [];
    const [, set, ofSet, plain, ofPlain] = (isFirst ? SETTING.exec(line) : null) ?? [];
    const name = key ?? set ?? plain;
    const isMore = keys.length > 0 && isFirst && /^[ \t]+\S/.test(line);
    if (name === undefined && !isMore) break;
    if (name !== undefined)
      keys.push({ key: name.toLowerCase(), value: key === undefined ? (ofSet ?? ofPlain ?? '') : value });
    to += 1;
  }
  if (keys.length === 0) return undefined;
  // A closing delimiter without an opening one; it would turn the last line into a setext heading.
  if (EDGE.test(lines[to + 1] ?? '')) to += 1;
  return { from, to, keys, isFirst };
}

function keysIn(text: string): Block['keys'] {
  const { contents } = parseDocument(text, { schema: 'core', prettyErrors: false });
  if (!isMap(contents)) return [];
  return contents.items.map(({ key, value }) => ({ key: textOf(key), value: textOf(value) }));
}

/** The value on one line; names for people; nothing for other lists and maps. */
function textOf(node: unknown): string {
  if (isSeq(node)) return node.items.map(textOf).filter(Boolean).join(', ');
  if (isMap(node)) return textOf(node.get('name', true));
  const value = isScalar(node) ? node.value : node;
  const isText = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isText ? String(value).replaceAll(/\s+/g, ' ').trim() : '';
}

/** Keys of other tools and their equivalents in talk.yaml. */
const IN_TALK: Readonly<Record<string, string>> = {
  ...{ title: 'title', subtitle: 'subtitle', date: 'date', event: 'event', conference: 'event', venue: 'place' },
  ...{
    location: 'place',
    place: 'place',
    lang: 'language',
    language: 'language',
    locale: 'language',
    duration: 'slot',
  },
  ...{ slot: 'slot', license: 'licence', licence: 'licence', url: 'url', description: 'about', info: 'about' },
  ...{ author: 'author', authors: 'author', presenter: 'author', speaker: 'author' },
};
/** The same for slide options. */
const ON_SLIDE: Readonly<Record<string, string>> = {
  layout: 'layout',
  routeAlias: 'id',
  name: 'id',
  id: 'id',
  lang: 'lang',
};

/** A line of talk.yaml, quoted if YAML requires it. */
function yamlLine(name: string, value: string): string {
  const known = name === 'date' ? dayOf(value) : value || '…';
  return name === 'author'
    ? stringify({ author: { name: known } }, { lineWidth: 0, collectionStyle: 'flow' })
        .trim()
        .slice(2, -2)
    : stringify({ [name]: known }, { lineWidth: 0 }).trim();
}

/** `2 May 2026` as `2026-05-02`; nothing for incomplete and invalid dates. */
function dayOf(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const time = /\b\d{1,2}\b/.test(text) && /\b\d{4}\b/.test(text) ? Date.parse(`${text} UTC`) : NaN;
  return Number.isNaN(time) ? 'YYYY-MM-DD' : new Date(time).toISOString().slice(0, 10);
}

/** Suggests replacements for each key. */
function adviceFor({ keys, isFirst }: Block): string {
  const talk = keys.flatMap(({ key, value }) => {
    const name = isFirst ? IN_TALK[key.toLowerCase()] : undefined;
    return name === undefined ? [] : [yamlLine(name, value)];
  });
  const slide = keys.flatMap(({ key, value }) => {
    const name = ON_SLIDE[key];
    const own = key === 'layout' ? layoutLike(value) : value.replace(/^\//, '');
    return name === undefined || (isFirst && key === 'lang') || own === undefined || own === ''
      ? []
      : [`${name}=${own}`];
  });
  const used = ({ key, value }: { readonly key: string; readonly value: string }) =>
    (isFirst && IN_TALK[key.toLowerCase()] !== undefined) ||
    (ON_SLIDE[key] !== undefined && (key !== 'layout' || layoutLike(value) !== undefined));
  const others = keys.filter((one) => !used(one));
  const columns = others.some(({ key, value }) => key === 'layout' && /two|cols?|left|right|grid|split/.test(value));
  const lines = [
    talk.length > 0 && `write ${talk.map((line) => `\`${line}\``).join(', ')} in talk.yaml`,
    slide.length > 0 && `write \`::slide{${slide.join(' ')}}\` first on the slide`,
    others.length > 0 && `leave out ${others.map(({ key }) => `\`${key}\``).join(', ')}`,
    ...new Set(others.map(({ key }) => insteadOfKey(key) ?? false)),
    columns && 'what stands side by side is `::::columns` with a `:::column` for each',
  ].filter((line) => line !== false);
  const advice = lines.length > 0 ? lines.join('; ') : 'take it out';
  return `${advice.charAt(0).toUpperCase()}${advice.slice(1)}.`;
}
