import type { CDPSession, Page } from '@playwright/test';
import { quote, type Check, type Problem } from './visit.ts';

interface Holder {
  readonly text: string;
  readonly line: number | undefined;
  /** Numbers of the elements inside it. */
  readonly inner: readonly number[];
  readonly isShown: boolean;
}

const SELECTOR = '.slides > section.present *';

/** The elements of the slide in the order of the page, which is the debugger's order too. */
function holders(selector: string): Holder[] {
  const all = [...document.querySelectorAll(selector)];
  return all.map((element) => {
    const line = element.closest<HTMLElement>('[data-line]')?.dataset.line;
    return {
      text: element.textContent.trim(),
      line: line === undefined ? line : Number(line),
      inner: [...element.querySelectorAll('*')].map((one) => all.indexOf(one)),
      isShown: element.checkVisibility({ visibilityProperty: true }),
    };
  });
}

/** The fonts that really drew an element, and are none of the talk's own. */
async function foreignFonts(cdp: CDPSession, nodeId: number): Promise<string[]> {
  const { fonts } = await cdp.send('CSS.getPlatformFontsForNode', { nodeId });
  return fonts.filter(({ isCustomFont }) => !isCustomFont).map(({ familyName }) => familyName);
}

/** Which characters of a text the talk's fonts lack: each is drawn alone, for a moment, at the place of the text. */
async function foreignCharacters(page: Page, cdp: CDPSession, index: number, root: number): Promise<string> {
  const characters = await page.evaluate(
    ([selector, at]) => [...new Set(document.querySelectorAll(selector)[at]?.textContent.replace(/\s/g, ''))],
    [SELECTOR, index] as const,
  );
  const foreign: string[] = [];
  for (const character of characters) {
    await page.evaluate(
      ([selector, at, text]) => {
        const probe = document.createElement('span');
        probe.dataset.probe = '';
        probe.append(text);
        document.querySelectorAll(selector)[at]?.append(probe);
      },
      [SELECTOR, index, character] as const,
    );
    const { nodeId } = await cdp.send('DOM.querySelector', { nodeId: root, selector: '[data-probe]' });
    if ((await foreignFonts(cdp, nodeId)).length > 0) foreign.push(character);
    await page.evaluate(() => document.querySelector('[data-probe]')?.remove());
  }
  return foreign.join(' ');
}

interface Undrawn {
  readonly characters: readonly string[];
  readonly line: number | undefined;
  /** Of the slide. */
  readonly slide: string;
  readonly place: string;
}

/**
 * Characters that no font at all can draw: the empty box of the talk's own font is what the debugger calls one of its
 * letters, so each is drawn beside a character that is never anything else. It runs in the page.
 *
 * @param selector of the elements that are looked at
 */
export function undrawn(selector: string): Undrawn[] {
  const side = 48;
  const pen = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
  const drawn = new Map<string, string>();
  const draw = (character: string, font: string) => {
    const known = drawn.get(font + character);
    if (known !== undefined) return known;
    pen?.reset();
    if (pen) pen.font = `32px ${font}`;
    pen?.fillText(character, 4, 36);
    const pixels = pen?.getImageData(0, 0, side, side).data.join() ?? '';
    drawn.set(font + character, pixels);
    return pixels;
  };
  return [...document.querySelectorAll(selector)].flatMap((element) => {
    const font = getComputedStyle(element).fontFamily;
    const line = element.closest<HTMLElement>('[data-line]')?.dataset.line;
    const slide = element.closest<HTMLElement>('[data-place]');
    const box = draw('\u{10FFFE}', font);
    const characters = [...new Set(element.textContent.replace(/[\s -~]/g, ''))].filter(
      (one) => draw(one, font) === box,
    );
    if (characters.length === 0) return [];
    const own = { slide: slide?.id ?? '', place: slide?.dataset.place ?? '' };
    return [{ characters, line: line === undefined ? line : Number(line), ...own }];
  });
}

/** What is said of them. */
export function undrawnMessage(characters: readonly string[]): string {
  const named = characters
    .slice(0, 8)
    .map((one) => `${one} (U+${one.codePointAt(0)?.toString(16).toUpperCase() ?? ''})`);
  const more = characters.length > named.length ? ` and ${characters.length - named.length} more` : '';
  return `No font here can draw ${named.join(', ')}${more}. Install a font that has it, or use another character.`;
}

/** Characters that the shipped fonts lack look different on every machine, and on some they are empty boxes. */
export const foreignFont: Check = {
  name: 'foreign-font',
  when: 'once',
  find: async ({ page }) => {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('DOM.enable');
    await cdp.send('CSS.enable');
    const { root } = await cdp.send('DOM.getDocument', { depth: 0 });
    const { nodeIds } = await cdp.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: SELECTOR });
    const elements = await page.evaluate(holders, SELECTOR);
    const fonts = await Promise.all(
      nodeIds.map((nodeId, index) =>
        elements[index]?.isShown === true ? foreignFonts(cdp, nodeId) : Promise.resolve([]),
      ),
    );
    const isForeign = (index: number) => (fonts[index]?.length ?? 0) > 0;
    const problems: Problem[] = (await page.evaluate(undrawn, 'section.present :is(h1, h2, [data-line])')).map(
      ({ characters, line }) => ({ line, message: undrawnMessage(characters) }),
    );
    for (const [index, { text, line, inner }] of elements.entries()) {
      // The innermost element is named: the ones around it are drawn by its font too.
      if (!isForeign(index) || inner.some(isForeign)) continue;
      const names = [...new Set(fonts[index])].join(', ');
      const characters = await foreignCharacters(page, cdp, index, root.nodeId);
      const what = characters === '' ? 'A mark beside' : `${characters} in`;
      const message = `${what} ${quote(text)} is drawn by ${names}, a font of this machine. Use a character that the talk's fonts have.`;
      problems.push({ line, message });
    }
    await cdp.detach();
    return problems;
  },
};
