import type { Page } from '@playwright/test';
import { READ_FROM_THE_RIGHT } from '../language.ts';
import { blockFinder } from './block-finder.ts';

/**
 * Has a browser tag text that runs from the right in the order in which it is read. A line is painted from the left to the
 * right, and its words would be tagged so: `world hello`. So each word, blank and mark becomes a text of its own, which
 * has a tag of its own, in the order of the page. In a line that runs from the right it becomes a box with a position,
 * too: these are painted in the order of the page, which is that of a viewer who copies. Nothing moves; a block that would
 * come out otherwise is left as it was, and so are pages that have nothing from the right.
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
    /** Texts by the blocks that they are lines of, by the page on which these stand. */
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
    // What the page has for its own elements is not meant for these.
    sheet.replaceSync('talk-word { all: unset !important; position: relative !important }');
    document.adoptedStyleSheets.push(sheet);
    const holder = (...texts: readonly string[]) => {
      const element = document.createElement('talk-word');
      for (const text of texts) element.append(document.createTextNode(text));
      return element;
    };
    const isRight = (block: Element) => getComputedStyle(block).direction === 'rtl';
    /**
     * @param isPlaced whether the page has lines from the right, which are painted after all that has no position
     * @returns what puts the words back
     */
    const part = (block: Element, texts: readonly Text[], isPlaced: boolean): (() => void) => {
      const isApart = isRight(block);
      const isMixed = isApart || texts.some(({ data }) => right.test(data));
      const parted = texts.map((node) => {
        const pieces = isMixed ? piecesIn(node.data) : [node.data];
        // Viewers take a line from the left as it is painted.
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

    /** Pixels by which a word may move where it is laid out by itself. */
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
      // The number of an item is painted with its box.
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
 * @param pattern of characters that run from the right
 * @returns cuts a text into pieces within which all runs one way
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
  /** Where the bracket at `from` is closed, with no word from the right before that. */
  const closes = (words: readonly Word[], from: number): number => {
    let depth = 0;
    for (let at = from; at < words.length && words[at]?.kind !== 'right'; at++) {
      if (/^\p{Ps}/u.test(words[at]?.text ?? '')) depth++;
      if (/^\p{Pe}/u.test(words[at]?.text ?? '') && --depth === 0) return at;
    }
    return -1;
  };
  /** Up to where all runs from the left, whatever stands around it: `ls -l (all)`, `1,234.5`. By Unicode's rules N0, N1 and W4. */
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
