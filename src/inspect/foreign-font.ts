import type { CDPSession, Page } from '@playwright/test';
import { undrawn, undrawnMessage } from '../pages/shared/undrawn.ts';
import { quote, type Check, type Problem } from './visit.ts';

interface Holder {
  readonly text: string;
  readonly line: number | undefined;
  /** Indices of the elements inside it. */
  readonly inner: readonly number[];
  readonly isShown: boolean;
}

const SELECTOR = '.slides > section.present *';

/** The elements of the slide in document order, in which the debugger protocol lists them, too. */
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

/** The fonts that drew an element, except the talk's own. */
async function foreignFonts(cdp: CDPSession, nodeId: number): Promise<string[]> {
  const { fonts } = await cdp.send('CSS.getPlatformFontsForNode', { nodeId });
  return fonts.filter(({ isCustomFont }) => !isCustomFont).map(({ familyName }) => familyName);
}

/** The characters of a text that the talk's fonts lack. Appends each to the element, alone and for a moment. */
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
    const boxes = (await page.evaluate(undrawn, 'section.present :is(h1, h2, [data-line])')) ?? [];
    const problems: Problem[] = boxes.map(({ characters, line }) => ({ line, message: undrawnMessage(characters) }));
    for (const [index, { text, line, inner }] of elements.entries()) {
      // Only the innermost element is reported: its font is also listed for those around it.
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
