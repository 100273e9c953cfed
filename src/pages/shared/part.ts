import type { Part } from './spoken.ts';

/** Reads the structure of a slide, for `spoken.ts`. */
export function partOf(element: Element): Part {
  return {
    tag: element.localName,
    classes: [...element.classList],
    data: element instanceof HTMLElement ? element.dataset : {},
    isHidden: element.ariaHidden === 'true',
    alt: element instanceof HTMLImageElement ? element.alt : '',
    children: [...element.childNodes].flatMap((node): (Part | string)[] => {
      if (node instanceof Element) return [partOf(node)];
      return node instanceof Text ? [node.data] : [];
    }),
  };
}
