import type { Block, Facts, Piece } from './facts.ts';

/**
 * Measures the slide that is shown, or the one at an index among those that a selector finds. Runs in the page, so it
 * must not use anything outside of this function.
 *
 * @param all includes content of later steps, which is laid out already
 */
export function measure({ selector = '.slides > section.present', index = 0, all = false } = {}): Facts {
  const section = document.querySelectorAll<HTMLElement>(selector)[index];
  if (!section) throw new Error(`No slide is shown: there is no ${selector}`);
  const stage = section.getBoundingClientRect();
  const scale = stage.width / section.offsetWidth;
  const holders = new Map<Element, number>();

  /** The nearest element with line boxes of its own. */
  const holderOf = (element: Element): number => {
    let holder = element;
    while (holder.parentElement && /^(inline|contents)/.test(getComputedStyle(holder).display)) {
      holder = holder.parentElement;
    }
    if (!holders.has(holder)) holders.set(holder, holders.size);
    return holders.get(holder) ?? 0;
  };

  const ancestors = (element: Element): Element[] => {
    const parent = element.parentElement;
    return element === section || !parent ? [] : [element, ...ancestors(parent)];
  };

  /** How far a box overflows ancestors that clip or scroll. */
  const cutOf = (element: Element, rect: DOMRect): { readonly across: number; readonly down: number } => {
    const [across, down] = [[0], [0]];
    for (const one of ancestors(element)) {
      const { overflowX, overflowY } = getComputedStyle(one);
      const outer = one.getBoundingClientRect();
      const left = outer.left + one.clientLeft * scale;
      const top = outer.top + one.clientTop * scale;
      if (overflowX !== 'visible') across.push(left - rect.left, rect.right - left - one.clientWidth * scale);
      if (overflowY !== 'visible') down.push(top - rect.top, rect.bottom - top - one.clientHeight * scale);
    }
    return { across: Math.max(...across) / scale, down: Math.max(...down) / scale };
  };

  const isClear = (colour: string): boolean => /^(none|transparent)$|[,/] ?0\)$/.test(colour);

  const paints = (element: Element): boolean => {
    const { backgroundColor, backgroundImage, fill, stroke } = getComputedStyle(element);
    if (element.matches('img, canvas, video')) return true;
    if (element.matches('svg *')) return !isClear(fill) || !isClear(stroke);
    return backgroundImage !== 'none' || !isClear(backgroundColor);
  };

  /** `elementFromPoint` also returns transparent elements. */
  const isFaded = (element: Element): boolean =>
    ancestors(element).some((one) => getComputedStyle(one).opacity === '0');

  const coverOf = (element: Element, rect: DOMRect): string => {
    for (const part of [0.15, 0.5, 0.85]) {
      const hit = document.elementFromPoint(rect.left + rect.width * part, (rect.top + rect.bottom) / 2);
      if (hit && !hit.contains(element) && !element.contains(hit) && paints(hit) && !isFaded(hit)) {
        return [hit.localName, ...hit.classList].join('.');
      }
    }
    return '';
  };

  /** Absolutely positioned content of figures below the floor does not collide with what is above it. */
  const isBelow = (element: Element): boolean => {
    const floor = section.querySelector(':scope > .foot')?.getBoundingClientRect().top ?? Infinity;
    return ancestors(element).some(
      (one) => getComputedStyle(one).position === 'absolute' && one.getBoundingClientRect().top >= floor,
    );
  };

  const pieceOf = (element: Element, outer: DOMRect, text: string | undefined): Piece => {
    const em = Number.parseFloat(getComputedStyle(element).fontSize);
    const zoom = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? scale) : scale;
    const size = (em * zoom) / scale;
    const spare = text === undefined ? 0 : Math.max(0, (outer.height - size * scale) / 2);
    const rect = new DOMRect(outer.x, outer.y + spare, outer.width, outer.height - 2 * spare);
    const block = element.closest<HTMLElement>('[data-line]');
    const cutBy = cutOf(element, rect);
    const listing = element.closest('.code pre');
    const listingSize = listing ? Number.parseFloat(getComputedStyle(listing).fontSize) : 0;
    const lineHeight = listing ? Number.parseFloat(getComputedStyle(listing).lineHeight) : 0;
    const isFurniture = element.closest('.furniture') !== null;
    const body = element.closest('.foot') || isBelow(element) ? 'foot' : 'content';
    return {
      kind: text === undefined ? 'picture' : 'text',
      role: isFurniture ? 'furniture' : element.closest('[aria-hidden="true"]') ? 'ornament' : body,
      says: text?.trim().replace(/\s+/g, ' ') ?? element.getAttribute('alt') ?? element.localName,
      line: block ? Number(block.dataset.line) : undefined,
      holder: holderOf(element),
      box: {
        left: (rect.left - stage.left) / scale,
        top: (rect.top - stage.top) / scale,
        right: (rect.right - stage.left) / scale,
        bottom: (rect.bottom - stage.top) / scale,
      },
      size: text === undefined ? 0 : size,
      cut: Math.max(cutBy.across, cutBy.down),
      cutBy,
      // IBM Plex Mono is 0.6 em wide.
      ...(listing && { cell: { across: 0.6 * listingSize, down: lineHeight } }),
      ...(element instanceof HTMLImageElement && {
        image: {
          isBroken: element.complete && element.naturalWidth === 0,
          width: element.naturalWidth,
          height: element.naturalHeight,
        },
      }),
      covered: coverOf(element, rect),
    };
  };

  const isVisible = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  /** Hidden until its step. */
  const isToCome = (element: Element): boolean =>
    element.checkVisibility() && element.closest('.fragment:not(.visible)') !== null;

  /** Content for screen readers alone is clipped on purpose. */
  const isShown = (element: Element): boolean =>
    (isVisible(element) || (all && isToCome(element))) &&
    ancestors(element).every((one) => getComputedStyle(one).clipPath === 'none');

  const pieces: Piece[] = [];
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      // The texts of a drawing are measured instead of the drawing.
      const isPicture = node.matches('img, canvas, video, svg:not([aria-hidden="true"], :has(text))');
      if (isPicture && isShown(node)) pieces.push(pieceOf(node, node.getBoundingClientRect(), undefined));
      continue;
    }
    const parent = node.parentElement;
    const text = node.nodeValue ?? '';
    if (!parent || text.trim() === '' || !isShown(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) if (rect.width > 0.5) pieces.push(pieceOf(parent, rect, text));
  }

  const blocks = [
    ...section.querySelectorAll<HTMLElement>(
      ':scope > .body > :not(.side, .columns, .image, .images), .side > *, .column',
    ),
  ]
    .filter((one) => isShown(one) && one.innerText.trim() !== '')
    .map((one): Block => {
      const { left, right } = one.getBoundingClientRect();
      const isLeftward = getComputedStyle(section).direction === 'rtl';
      const line = (one.closest<HTMLElement>('[data-line]') ?? one.querySelector<HTMLElement>('[data-line]'))?.dataset
        .line;
      return {
        says: one.innerText.trim().replace(/\s+/g, ' '),
        line: line === undefined ? undefined : Number(line),
        begins: (isLeftward ? stage.right - right : left - stage.left) / scale,
      };
    });

  const seenIn = (other: Element): string => {
    const texts = document.createTreeWalker(other, NodeFilter.SHOW_TEXT);
    const seen: string[] = [];
    while (texts.nextNode()) {
      const { parentElement, nodeValue } = texts.currentNode;
      if (parentElement && isVisible(parentElement)) seen.push(nodeValue ?? '');
    }
    return seen.join(' ').trim().replace(/\s+/g, ' ');
  };
  // Most of them have no layout, and so nothing visible.
  const others = section.matches('.present') ? document.querySelectorAll('.slides > section:not(.present)') : [];
  const visibleFromOtherSlides = [...others]
    .filter((other) => other.checkVisibility())
    .map((other) => ({ slide: other.id, says: seenIn(other) }))
    .filter(({ says }) => says !== '');

  const steps = [...section.querySelectorAll<HTMLElement>('.fragment.visible')].map(({ dataset }) =>
    Number(dataset.fragmentIndex),
  );
  return {
    slide: section.id,
    place: section.dataset.place ?? '',
    step: Math.max(-1, ...steps) + 1,
    steps: Number(section.dataset.steps ?? 0),
    document: document.title,
    headings: [...section.querySelectorAll<HTMLElement>(':scope > :is(h1, h2)')].map((one) => one.innerText.trim()),
    opensTalk: section === document.querySelector('.slides > section'),
    floor: section.querySelector<HTMLElement>(':scope > .foot')?.offsetTop ?? section.offsetHeight,
    pieces,
    blocks,
    visibleFromOtherSlides,
  };
}
