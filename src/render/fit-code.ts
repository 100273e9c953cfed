/**
 * Chooses the type size of a slide's listings at build time, so that deck, checks and print agree, also without script.
 * Other text is estimated conservatively. `npm run check`, `npm run pdf` and `npm run dev` measure and report overflow.
 */
import type { Nodes, RootContent } from 'mdast';
import type { Listing, Slide } from '../talk.ts';
import { wordsIn } from '../trees.ts';

/** In px of the stage, the largest first. The last is the smallest that an audience can read. */
export const CODE_SIZES = [24, 22, 20, 18] as const;

export type CodeSize = (typeof CODE_SIZES)[number];

const FLOOR: CodeSize = 18;

/** As `pages/style/deck.css`, `layouts.css` and `code.css` have it, in px of the stage. */
const STAGE = { width: 1152, height: 580, title: 52, titleGap: 28, gap: 22 } as const;
const CODE_LAYOUT = { ...STAGE, height: 600, titleGap: 20, gap: 10 } as const;
const LINE = 1.36;
const PADDING = { across: 44, down: 24 } as const;
/** IBM Plex Mono is 0.6 em wide, and a number takes two characters, or as many as it has, and an em. */
const CHARACTER = 0.6;
const NUMBER_GAP = 1 / CHARACTER;
const COLUMN_GAP = 56;
const TAB = 8;
/** Average advance of IBM Plex Sans, with a margin. */
const LETTER = 0.5;
/** Minimum height of a picture. */
const PICTURE = 120;

interface ListingRoom {
  readonly width: number;
  readonly gap: number;
  /** Of plain text. */
  readonly font: number;
  readonly code: number;
}

/** The size of all listings of a slide; those inside figures are drawn by these. */
export function codeSizeOf({ body, title, layout }: Pick<Slide, 'body' | 'title' | 'layout'>): CodeSize {
  const stage = layout === 'code' ? CODE_LAYOUT : STAGE;
  const titles = linesOf(title, 46, 1080) * STAGE.title;
  const height = stage.height - titles - stage.titleGap;
  const room = { width: stage.width, gap: stage.gap, font: layout === 'code' ? 22 : 30 };
  const fits = (code: CodeSize) => isWideEnough(body, { ...room, code }) && heightOf(body, { ...room, code }) <= height;
  return CODE_SIZES.find(fits) ?? FLOOR;
}

/** Columns in a terminal: wide characters take two, a tab advances to a multiple of eight. */
export function columnsOf(line: string): number {
  let columns = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(line)) {
    columns = segment === '\t' ? (Math.floor(columns / TAB) + 1) * TAB : columns + (WIDE.test(segment) ? 2 : 1);
  }
  return columns;
}

/** Of the East Asian width W or F, and emoji; kana, hangul, ideographs, full-width forms. */
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
  if (node.type === 'blockquote' || node.type === 'rebuilt' || node.type === 'added') return width - 28;
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
      return linesOf(wordsIn(node), room.font, Math.min(room.width, 1080)) * room.font * 1.38;
    case 'heading':
      return linesOf(wordsIn(node), 30, room.width) * 39;
    case 'list':
      return heightOf(node.children, { ...room, gap: 12 });
    case 'listItem':
      return heightOf(node.children, { ...room, width: innerWidth(node, room.width), gap: 8 });
    case 'blockquote':
      return heightOf(node.children, { ...room, width: innerWidth(node, room.width), gap: 0 });
    case 'table':
      return node.children.length * 52;
    case 'columns': {
      const inner = { ...room, width: innerWidth(node, room.width) };
      return Math.max(0, ...node.children.map((child) => heightOfOne(child, inner)));
    }
    case 'since':
      return heightOf(node.children, { ...room, font: 22 }) + 12;
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

/** How many lines a text takes, which breaks between words. */
function linesOf(text: string, font: number, width: number): number {
  const wide = Array.from(text).reduce((sum, character) => sum + (WIDE.test(character) ? 1 : LETTER), 0) * font;
  return Math.max(1, Math.ceil(wide / width));
}
