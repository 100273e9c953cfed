/**
 * Chooses the type sizes of a slide's listings and tables at build time, so that deck, checks and print agree, even
 * without scripts. Text is estimated conservatively; `npm run check`, `npm run pdf` and `npm run dev` report overflow.
 */
import type { Nodes, RootContent, Table } from 'mdast';
import type { Listing } from '../blocks.ts';
import type { Slide } from '../talk.ts';
import { wordsIn } from '../trees.ts';

/** In stage px, largest first. The last is the smallest that an audience can read. */
export const CODE_SIZES = [38, 30, 24, 22, 20, 18] as const;

/** Default size of a listing. */
export const USUAL_CODE = 24;

export type CodeSize = (typeof CODE_SIZES)[number];

const FLOOR: CodeSize = 18;

/** In stage px. */
export const TABLE_SIZES = [30, 24] as const;

export type TableSize = (typeof TABLE_SIZES)[number];

export interface Sizes {
  readonly code: CodeSize;
  readonly table: TableSize;
}

/** Layout from `pages/style/deck.css` and `code.css`, in stage px, below the top of the title. */
const STAGE = { width: 1152, height: 582, title: 56, titleGap: 22, gap: 16 } as const;
const LINE = 1.36;
const PADDING = { across: 44, down: 24 } as const;
/** IBM Plex Mono is 0.6 em wide; a line number takes at least two characters, and an em. */
const CHARACTER = 0.6;
const NUMBER_GAP = 1 / CHARACTER;
const COLUMN_GAP = 24;
const TAB = 8;
/** Average advance of IBM Plex Sans, with a margin. */
const LETTER = 0.5;
/** From `pages/style/table.css`. */
const CELL = { head: 56, gap: 24, padding: 10, line: 1.2 } as const;
/** Minimum height of a picture. */
const PICTURE = 120;

interface ListingRoom {
  readonly width: number;
  readonly gap: number;
  /** Size of plain text. */
  readonly font: number;
  readonly code: number;
  readonly table: number;
}

/** The sizes of all listings and tables of a slide; figures use them, too. */
export function sizesOf({ body, title }: Pick<Slide, 'body' | 'title'>): Sizes {
  const height = STAGE.height - linesOf(title, 48, STAGE.width) * STAGE.title - STAGE.titleGap;
  const room = { width: STAGE.width, gap: STAGE.gap, font: 30 };
  const fits = (sizes: Sizes) =>
    isWideEnough(body, { ...room, ...sizes }) && heightOf(body, { ...room, ...sizes }) <= height;
  // Shrink a table before a listing: it has fewer words.
  const all = CODE_SIZES.flatMap((code) => TABLE_SIZES.map((table) => ({ code, table })));
  return all.find(fits) ?? { code: FLOOR, table: 24 };
}

/** Columns in a terminal: wide characters take two, a tab advances to a multiple of eight. */
export function columnsOf(line: string): number {
  let columns = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(line)) {
    columns = segment === '\t' ? (Math.floor(columns / TAB) + 1) * TAB : columns + (WIDE.test(segment) ? 2 : 1);
  }
  return columns;
}

/** East Asian Width W or F, and emoji: kana, hangul, ideographs, full-width forms. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}|[\u{20000}-\u{3FFFD}]/u;

function isWideEnough(nodes: readonly Nodes[], room: ListingRoom): boolean {
  return nodes.every((node) => {
    if (node.type === 'listing') return widthOf(node, room.code) <= room.width;
    if (!('children' in node) || node.type === 'figure') return true;
    return isWideEnough(node.children, { ...room, width: innerWidth(node, room.width) });
  });
}

function widthOf({ value, numbers }: Listing, size: number): number {
  const lines = value.split('\n');
  const number = numbers ? Math.max(2, `${lines.length}`.length) + NUMBER_GAP : 0;
  return (Math.max(...lines.map(columnsOf)) + number) * CHARACTER * size + PADDING.across;
}

function innerWidth(node: Nodes, width: number): number {
  if (node.type === 'columns') {
    const count = Math.max(1, node.children.length);
    return (width - COLUMN_GAP * (count - 1)) / count;
  }
  if (node.type === 'listItem') return width - 35;
  if (node.type === 'blockquote') return width - 29;
  return width;
}

function heightOf(nodes: readonly RootContent[], room: ListingRoom): number {
  const heights = nodes.map((node) => heightOfOne(node, room)).filter((height) => height > 0);
  return heights.reduce((sum, height) => sum + height, 0) + room.gap * Math.max(0, heights.length - 1);
}

function heightOfOne(node: RootContent, room: ListingRoom): number {
  switch (node.type) {
    case 'listing':
      return node.value.split('\n').length * room.code * LINE + PADDING.down;
    case 'paragraph':
      if (node.children.some(({ type }) => type === 'image' || type === 'imageReference')) return PICTURE;
      return linesOf(wordsIn(node), room.font, room.width) * room.font * 1.34;
    case 'heading':
      return linesOf(wordsIn(node), 30, room.width) * 36;
    case 'list':
      return heightOf(node.children, { ...room, gap: 12 });
    case 'listItem':
      return heightOf(node.children, { ...room, width: innerWidth(node, room.width), gap: 8 });
    case 'blockquote':
      return heightOf(node.children, { ...room, width: innerWidth(node, room.width), gap: 0 });
    case 'table':
      return tableHeight(node, room);
    case 'columns': {
      const inner = { ...room, width: innerWidth(node, room.width) };
      return Math.max(0, ...node.children.map((child) => heightOfOne(child, inner)));
    }
    case 'since':
      return heightOf(node.children, { ...room, width: room.width - 170, font: 24 });
    case 'column':
      return heightOf(node.children, { ...room, gap: 16 });
    case 'steps':
    case 'rebuilt':
    case 'added':
    case 'picture':
      return heightOf(node.children, { ...room, width: innerWidth(node, room.width) });
    default:
      return 0;
  }
}

/** Approximates the browser's table layout: column widths are proportional to the longest cells. */
function tableHeight({ children: [head, ...rows] }: Table, { width, table: font }: ListingRoom): number {
  const lengths = [head, ...rows].map((row) => row?.children.map((cell) => wordsIn(cell).length) ?? []);
  const longest = head?.children.map((_, column) => Math.max(4, ...lengths.map((row) => row[column] ?? 0))) ?? [];
  const total = longest.reduce((sum, length) => sum + length, 0);
  const widths = longest.map((length) => (width * length) / total - CELL.gap);
  const heights = rows.map((row) => {
    const lines = row.children.map((cell, column) => linesOf(wordsIn(cell), font, widths[column] ?? width));
    return Math.max(1, ...lines) * font * CELL.line + CELL.padding;
  });
  return CELL.head + heights.reduce((sum, height) => sum + height, 0);
}

/** Number of lines of a text, which breaks between words. */
function linesOf(text: string, font: number, width: number): number {
  const wide = Array.from(text).reduce((sum, character) => sum + (WIDE.test(character) ? 1 : LETTER), 0) * font;
  return Math.max(1, Math.ceil(wide / width));
}
