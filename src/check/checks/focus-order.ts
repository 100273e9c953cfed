import type { Page } from '@playwright/test';
import { quote, type Check, type Problem } from '../../inspect/visit.ts';

interface Stop {
  /** Place among all elements of the page, which is the order of reading. */
  readonly index: number;
  readonly where: 'slide' | 'page' | 'elsewhere';
  readonly says: string;
  readonly line: number | undefined;
}

/** Upper bound on Tab stops, in case a page adds new ones for ever. */
const MOST = 100;

/** Where the focus is, read in the page; nothing for the page itself. */
function focused(): Stop | undefined {
  const element = document.activeElement;
  if (!element || element === document.body) return undefined;
  const section = element.closest('.slides > section');
  const line = element.closest<HTMLElement>('[data-line]')?.dataset.line;
  return {
    index: [...document.querySelectorAll('*')].indexOf(element),
    where: !section ? 'page' : section.matches('.present') ? 'slide' : 'elsewhere',
    says: element.textContent.trim() || element.localName,
    line: line === undefined ? line : Number(line),
  };
}

/** Tabs through the page once and returns the stops, starting at the top of the page. */
async function round(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  while (stops.length < MOST) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(focused);
    if (stop && stops.some(({ index }) => index === stop.index)) break;
    // Between the last stop and the first nothing in the page is focused; a page without stops stays so.
    if (!stop && stops.length === 0 && !(await hasStops(page))) break;
    if (stop) stops.push(stop);
  }
  const top = stops.findIndex(({ index }) => index === Math.min(...stops.map((stop) => stop.index)));
  return [...stops.slice(top), ...stops.slice(0, top)];
}

async function hasStops(page: Page): Promise<boolean> {
  return page.locator('a[href]:visible, button:visible, [tabindex="0"]:visible').count().then(Boolean);
}

/** Links and buttons of the slide that Tab should reach, by their place in the page; arrows reach the rest of a group. */
function wanted(): number[] {
  const all = [...document.querySelectorAll('*')];
  const links = [...document.querySelectorAll('section.present :is(a[href], button:enabled)')].filter(
    (link) => !link.matches('[data-choice][tabindex="-1"]'),
  );
  return links.filter((link) => link.checkVisibility({ visibilityProperty: true })).map((link) => all.indexOf(link));
}

export const focusOrder: Check = {
  name: 'focus-order',
  when: 'once',
  find: async ({ page }) => {
    const stops = await round(page);
    const missing = (await page.evaluate(wanted)).filter((index) => !stops.some((stop) => stop.index === index));
    const problems: Problem[] = stops.flatMap(({ index, where, says, line }, nth) => {
      const before = stops[nth - 1];
      return [
        ...(where === 'elsewhere'
          ? [{ message: `Tab reaches ${quote(says)}, which is on a slide that is not shown. Make it inert there.` }]
          : []),
        ...(before && before.index > index
          ? [{ line, message: `Tab comes to ${quote(says)} after ${quote(before.says)}. Take away \`tabindex\`.` }]
          : []),
      ];
    });
    if (missing.length > 0) {
      problems.push({
        message: `Tab never reaches ${missing.length} of the links on the slide. Take away \`tabindex\`.`,
      });
    }
    await page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    return problems;
  },
};
