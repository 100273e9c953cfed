/**
 * Front matter as other tools have it: before the first slide, or at the head of each.
 *
 *     ---                      +++                     % A talk
 *     title: A talk            title = "A talk"        % Somebody
 *     ---                      +++
 */
import { isMap, isScalar, parseDocument } from 'yaml';
import type { Place } from '../../talk.ts';
import { closes } from '../fence.ts';
import { message, type Message } from '../messages.ts';

/** `key: value`, `key:` */
const KEY = /^([A-Za-z_$][\w$.-]*)[ \t]*:(?:[ \t]|$)/;
/** A list's item, more of the line above, a comment. */
const MORE = /^(?:[ \t]+\S|-(?:[ \t]|$)|#)/;
/** `key = value`, `[table]` */
const TOML = /^([A-Za-z_][\w.-]*)[ \t]*=|^\[[^\]]+\]$|^[ \t]*#|^[ \t\]}]/;
const BLANK = /^[ \t]*$/;
const EDGE = /^---[ \t]*$/;

interface Block {
  /** Index of the first line and of the last. */
  readonly from: number;
  readonly to: number;
  readonly keys: readonly { readonly key: string; readonly value: string }[];
  /** Whether it stands before everything else. */
  readonly isFirst: boolean;
}

/** The text with blanks instead of its front matter, and a message for each block of it. Lines keep their numbers. */
export function withoutFrontMatter(text: string): { readonly text: string; readonly messages: readonly Message[] } {
  // Nearly all texts have none.
  if (!/^(?:---[ \t]*\n[A-Za-z_$#]|\+\+\+[ \t]*\n|% )/m.test(text)) return { text, messages: [] };
  const lines = text.split('\n');
  const blocks = blocksIn(lines);
  const messages = blocks.map((block) => {
    const place: Place = { file: '', line: block.from + 1, column: 1, endColumn: (lines[block.from]?.length ?? 0) + 1 };
    return message('front-matter', place, lines.slice(block.from, block.to + 1).join(' '), adviceFor(block));
  });
  for (const { from, to, isFirst } of blocks) {
    // At the head of a slide its first line is the break before that slide.
    for (let index = isFirst ? from : from + 1; index <= to; index += 1) lines[index] = '';
  }
  return { text: blocks.length === 0 ? text : lines.join('\n'), messages };
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
    const block = fence === undefined ? blockAt(lines, index, index === first) : undefined;
    if (!block) continue;
    blocks.push(block);
    // The line that ends it may begin the next slide's.
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

/** From a `---` with a key right under it to a `---` right under the last line; a blank in it only before all slides. */
function yamlAt(lines: readonly string[], from: number, isFirst: boolean): Block | undefined {
  let keys = 0;
  for (let to = from + 1; to < lines.length; to += 1) {
    const line = lines[to] ?? '';
    if (EDGE.test(line) || (isFirst && /^\.\.\.[ \t]*$/.test(line))) {
      const text = lines.slice(from + 1, to).join('\n');
      return keys > 0 ? { from, to, keys: keysIn(text), isFirst } : undefined;
    }
    // Notes right under a break are notes.
    if (KEY.test(line) && !line.startsWith('Note:')) keys += 1;
    else if (!MORE.test(line) && !(isFirst && keys > 0 && BLANK.test(line))) return undefined;
    else if (keys === 0 && !line.startsWith('#')) return undefined;
  }
  return undefined;
}

function keysIn(text: string): Block['keys'] {
  const { contents } = parseDocument(text, { schema: 'core', prettyErrors: false });
  if (!isMap(contents)) return [];
  return contents.items.map(({ key, value }) => ({ key: textOf(key), value: textOf(value) }));
}

/** In one line; nothing for a list or a map. */
function textOf(node: unknown): string {
  const value = isScalar(node) ? node.value : node;
  const isText = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isText ? String(value).replaceAll(/\s+/g, ' ').trim() : '';
}

/** Keys of other tools, and ours for the same in talk.yaml. */
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
/** The same for one slide. */
const ON_SLIDE: Readonly<Record<string, string>> = { layout: 'layout', routeAlias: 'id', id: 'id', lang: 'lang' };
/** Layouts of other tools, and ours for the same. */
const LAYOUTS: Readonly<Record<string, string>> = {
  ...{ cover: 'title', intro: 'title', title: 'title', lead: 'title', section: 'section', statement: 'statement' },
  ...{ fact: 'statement', quote: 'statement', center: 'statement', default: 'text', end: 'questions' },
};

/** What to write instead, key by key. */
function adviceFor({ keys, isFirst }: Block): string {
  const talk = keys.flatMap(({ key, value }) => {
    const name = isFirst ? IN_TALK[key.toLowerCase()] : undefined;
    if (name === undefined) return [];
    return [name === 'author' ? `author: { name: ${value || '…'} }` : `${name}: ${value || '…'}`];
  });
  const slide = keys.flatMap(({ key, value }) => {
    const name = ON_SLIDE[key];
    if (name === undefined || (isFirst && key === 'lang')) return [];
    return [`${name}=${(name === 'layout' ? LAYOUTS[value] : value.replace(/^\//, '')) ?? '…'}`];
  });
  const used = ({ key }: { readonly key: string }) =>
    (isFirst && IN_TALK[key.toLowerCase()] !== undefined) || ON_SLIDE[key] !== undefined;
  const others = keys.filter((one) => !used(one)).map(({ key }) => `\`${key}\``);
  const lines = [
    talk.length > 0 && `write ${talk.map((line) => `\`${line}\``).join(', ')} in talk.yaml`,
    slide.length > 0 && `write \`::slide{${slide.join(' ')}}\` first on the slide`,
    others.length > 0 && `leave out ${others.join(', ')}`,
  ].filter((line) => line !== false);
  const advice = lines.length > 0 ? lines.join('; ') : 'take it out';
  return `${advice.charAt(0).toUpperCase()}${advice.slice(1)}.`;
}
