import type { Page } from '@playwright/test';
import { blockFinder } from './block-finder.ts';

/**
 * Keeps the spaces at line breaks. A browser paints none there, so that text copied from the PDF, or read aloud, would
 * join two words: `a very broadterm`. Each such space becomes a hanging one with a forced line break after it, so that
 * no line moves. A block whose layout would change is left as it was.
 */
export async function keepBlanks(page: Page): Promise<void> {
  await page.evaluate(
    (blockOf) => {
      interface Run {
        readonly node: Text;
        readonly from: number;
        readonly to: number;
        /** A space within a line, one at a line break, or one that the browser collapses. */
        becomes: ' ' | ' \n' | '';
      }
      interface Block {
        hasText: boolean;
        /** Runs of white space since the last word. */
        open: Run[];
      }
      const BLANKS = /[ \t\n\r\f]+/g;
      const range = document.createRange();
      const boxes = (node: Text, from: number, to: number) => {
        range.setStart(node, from);
        range.setEnd(node, to);
        return [...range.getClientRects()];
      };

      const inBlock = new Map<Element, Block>();
      const runsOf = new Map<Text, Run[]>();
      const broken = new Set<Text>();
      const read = (node: Text, parent: Element) => {
        const lines = boxes(node, 0, node.length);
        if (lines.length === 0) return;
        const key = blockOf(parent);
        const block = inBlock.get(key) ?? { hasText: false, open: [] };
        inBlock.set(key, block);
        const word = () => {
          const first = block.open.find(({ becomes }) => becomes === '');
          // White space without width between two words is at a line break.
          if (first && block.hasText && block.open.every(({ becomes }) => becomes === '')) {
            first.becomes = ' \n';
            broken.add(first.node);
          }
          block.open = [];
          block.hasText = true;
        };
        const runs: Run[] = [];
        let at = 0;
        for (const { index, 0: blanks } of node.data.matchAll(BLANKS)) {
          const to = index + blanks.length;
          if (index > at) word();
          const isInside = index > 0 && to < node.length;
          const own = isInside && lines.length === 1 ? undefined : boxes(node, index, to);
          const isSeen = own === undefined || own.some(({ width }) => width > 0);
          const run: Run = { node, from: index, to, becomes: isSeen ? ' ' : '' };
          runs.push(run);
          if (own === undefined || own.length > 0) block.open.push(run);
          at = to;
        }
        if (at < node.length) word();
        runsOf.set(node, runs);
      };

      const walker = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        const parent = node.parentElement;
        if (!(node instanceof Text) || !parent || parent.closest('svg, pre, [aria-hidden="true"]')) continue;
        if (node.data.trim() === '' && parent.childElementCount === 0) continue;
        read(node, parent);
      }

      // Words of a sentence that a style displays as a block: the space before the next word is not laid out at all.
      const isApart = (element: Element) =>
        getComputedStyle(element).display === 'block' && /^\s/.test(element.nextSibling?.nodeValue ?? '');
      for (const element of document.querySelectorAll<HTMLElement>('main :is(strong, em)')) {
        const last = element.lastChild;
        if (!(last instanceof Text) || broken.has(last) || !isApart(element)) continue;
        element.style.whiteSpace = 'pre-wrap';
        last.data = `${last.data} `;
      }

      const looks = ({ clientHeight }: Element) => clientHeight;
      const tops = (node: Text) =>
        [...new Set(boxes(node, 0, node.length).map(({ top }) => Math.round(top)))].join(' ');
      const changed = [...broken].map((node) => {
        const block = blockOf(node.parentElement ?? document.body);
        return { node, block, data: node.data, before: looks(block), tops: tops(node) };
      });
      for (const { node } of changed) {
        let text = node.data;
        for (const { from, to, becomes } of (runsOf.get(node) ?? []).toReversed())
          text = text.slice(0, from) + becomes + text.slice(to);
        const holder = document.createElement('span');
        holder.style.whiteSpace = 'pre-wrap';
        node.replaceWith(holder);
        holder.append(node);
        node.data = text;
      }
      const wrong = changed.filter(
        ({ node, block, before, tops: lines }) => looks(block) !== before || tops(node) !== lines,
      );
      for (const { node, data } of wrong) {
        node.data = data;
        node.parentElement?.replaceWith(node);
      }
    },
    await page.evaluateHandle(blockFinder),
  );
}
