import type { Page } from '@playwright/test';
import { READ_FROM_THE_RIGHT } from '../language.ts';
import { blockFinder } from './block-finder.ts';

/**
 * Makes a browser tag right-to-left text in reading order. It paints a line from left to right, and would tag its words
 * in that order: `world hello`. So each word, space and punctuation mark becomes a text node of its own, with its own
 * tag, in document order. In a right-to-left line it also becomes a positioned box: these are painted in document
 * order, in which viewers copy text. Nothing moves: a block whose layout would change is left as it was, and so are
 * pages without right-to-left text.
 */
export async function partWords(page: Page): Promise<void> {
  const [blockOf, piecesIn] = await Promise.all([
    page.evaluateHandle(blockFinder),
    page.evaluateHandle(pieceCutter, READ_FROM_THE_RIGHT.source),
  ]);
  const given = { blockOf, piecesIn, pattern: READ_FROM_THE_RIGHT.source };
  await page.evaluate(({ blockOf, piecesIn, pattern }) => {
    const right = new RegExp(pattern, 'u');
    const range = document.createRange();
    const isShown = (text: Text) => {
      range.selectNodeContents(text);
      return range.getClientRects().length > 0;
    };
    const main = document.querySelector('main') ?? document.body;
    /** Text nodes by their block, by its page. */
    const pages = new Map<Element, Map<Element, Text[]>>();
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const parent = node.parentElement;
      if (!(node instanceof Text) || !parent || parent.closest('svg') || !isShown(node)) continue;
      const page = parent.closest('.slides > section, .sheet') ?? main;
      const texts = pages.get(page) ?? new Map<Element, Text[]>();
      pages.set(page, texts);
      const block = blockOf(parent);
      texts.set(block, [...(texts.get(block) ?? []), node]);
    }

    const sheet = new CSSStyleSheet();
    // The page's own styles must not apply to these elements.
    sheet.replaceSync('talk-word { all: unset !important; position: relative !important }');
    document.adoptedStyleSheets.push(sheet);
    const holder = (...texts: readonly string[]) => {
      const element = document.createElement('talk-word');
      for (const text of texts) element.append(document.createTextNode(text));
      return element;
    };
    const isRight = (block: Element) => getComputedStyle(block).direction === 'rtl';
    /**
     * @param isPlaced whether the page has right-to-left blocks, which are painted after all non-positioned content
     * @returns a function that undoes the change
     */
    const part = (block: Element, texts: readonly Text[], isPlaced: boolean): (() => void) => {
      const isApart = isRight(block);
      const isMixed = isApart || texts.some(({ data }) => right.test(data));
      const parted = texts.map((node) => {
        const pieces = isMixed ? piecesIn(node.data) : [node.data];
        // Viewers copy a left-to-right line as it is painted.
        const parts = isApart ? pieces.map((piece) => holder(piece)) : isPlaced ? [holder(...pieces)] : pieces;
        const nodes = parts.map((one) => (typeof one === 'string' ? document.createTextNode(one) : one));
        node.replaceWith(...nodes);
        return { node, parts: nodes };
      });
      return () => {
        for (const { node, parts } of parted) {
          parts[0]?.before(node);
          for (const one of parts) one.remove();
        }
      };
    };

    /** Pixels by which a word may move when it is laid out by itself. */
    const SLACK = 2;
    const placesOf = (elements: readonly Element[]) => elements.map((element) => element.getBoundingClientRect());
    const isMoved = (before: readonly DOMRect[], after: readonly DOMRect[]) =>
      before.some(({ left, top, right, bottom }, at) => {
        const now = after[at] ?? new DOMRect();
        const moved = [now.left - left, now.top - top, now.right - right, now.bottom - bottom];
        return moved.some((by) => Math.abs(by) > SLACK);
      });
    for (const [page, texts] of pages) {
      const isPlaced = [...texts.keys()].some(isRight);
      if (!isPlaced && ![...texts.values()].flat().some(({ data }) => right.test(data))) continue;
      // An item's number is painted with the item's box, which needs a position, too.
      for (const item of isPlaced ? page.querySelectorAll('li') : [])
        if (getComputedStyle(item).position === 'static') item.style.position = 'relative';
      const elements = [...page.querySelectorAll('*')];
      const before = placesOf(elements);
      const undo = [...texts].map(([block, nodes]) => part(block, nodes, isPlaced));
      if (!isMoved(before, placesOf(elements))) continue;
      for (const one of undo) one();
      for (const [block, nodes] of texts) {
        const undoOne = part(block, nodes, isPlaced);
        if (isMoved(before, placesOf(elements))) undoOne();
      }
    }
  }, given);
}

/**
 * Runs in the page.
 *
 * @param pattern of right-to-left characters
 * @returns cuts a text into pieces, each of one direction
 */
function pieceCutter(pattern: string): (text: string) => string[] {
  const right = new RegExp(pattern, 'u');
  const kindOf = (character: string): string => {
    if (/^\s/.test(character)) return 'blank';
    if (/^\p{Nd}/u.test(character)) return 'digit';
    if (/^[\p{L}\p{M}]/u.test(character)) return right.test(character) ? 'right' : 'left';
    return '';
  };
  const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
  interface Word {
    text: string;
    kind: string;
  }
  const wordsIn = (text: string): Word[] => {
    const words: Word[] = [];
    for (const { segment } of segmenter.segment(text)) {
      const kind = kindOf(segment);
      const last = words.at(-1);
      if (last && kind !== '' && kind === last.kind) last.text += segment;
      else words.push({ text: segment, kind });
    }
    return words;
  };
  /** The index that closes the bracket at `from`, without a right-to-left word before it; otherwise -1. */
  const closes = (words: readonly Word[], from: number): number => {
    let depth = 0;
    for (let at = from; at < words.length && words[at]?.kind !== 'right'; at++) {
      if (/^\p{Ps}/u.test(words[at]?.text ?? '')) depth++;
      if (/^\p{Pe}/u.test(words[at]?.text ?? '') && --depth === 0) return at;
    }
    return -1;
  };
  /** The last word of a left-to-right run: `ls -l (all)`, `1,234.5`. By the rules N0, N1 and W4 of Unicode's UAX #9. */
  const endOfRun = (words: readonly Word[], from: number): number => {
    const first = words[from]?.kind;
    let last = from;
    for (let at = from + 1; at < words.length; at++) {
      const { text, kind } = words[at] ?? { text: '', kind: 'right' };
      if (first === 'digit' && kind !== 'digit') {
        if (!/^[,.:/]$/.test(text) || words[at + 1]?.kind !== 'digit') break;
      } else if (/^\p{Ps}/u.test(text)) {
        at = closes(words, at);
        if (at < 0) break;
        last = at;
      } else if (kind === 'right' || /^\p{Pe}/u.test(text)) break;
      else if (kind === 'left' || kind === 'digit') last = at;
    }
    return last;
  };
  return (text) => {
    const words = wordsIn(text);
    const pieces: string[] = [];
    for (let at = 0; at < words.length; at++) {
      const kind = words[at]?.kind;
      const end = kind === 'left' || kind === 'digit' ? endOfRun(words, at) : at;
      pieces.push(
        words
          .slice(at, end + 1)
          .map(({ text: word }) => word)
          .join(''),
      );
      at = end;
    }
    return pieces;
  };
}
