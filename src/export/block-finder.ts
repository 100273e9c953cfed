/**
 * Runs in the page: `page.evaluate(…, await page.evaluateHandle(blockFinder))`.
 *
 * @returns finds the block whose lines contain the text of an element
 */
export function blockFinder(): (element: Element) => Element {
  const blocks = new Map<Element, Element>();
  const blockOf = (element: Element): Element => {
    const known = blocks.get(element);
    if (known) return known;
    const { display } = getComputedStyle(element);
    const parent = element.parentElement;
    const block = parent && (display === 'inline' || display === 'contents') ? blockOf(parent) : element;
    blocks.set(element, block);
    return block;
  };
  return blockOf;
}
