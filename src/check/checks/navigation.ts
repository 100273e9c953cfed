import { quote, type Check, type Visit, type Problem } from '../../inspect/visit.ts';
import type { Page } from '@playwright/test';

/** Every slide has one title, and the first slide's is that of the talk and of the document. */
export const title = {
  name: 'title',
  when: 'once',
  find: ({ facts }: Pick<Visit, 'facts'>) => {
    const [first = '', ...more] = facts.headings;
    if (first === '' || more.length > 0) {
      return [{ message: `The slide has ${facts.headings.length} titles, one of them maybe empty. Give it one.` }];
    }
    if (!facts.opensTalk || first.replace(/\s+/g, ' ') === facts.document) return [];
    const message = `The window is called ${quote(facts.document)}, the first slide ${quote(first)}. Change \`title\` in talk.yaml, or the slide.`;
    return [{ message }];
  },
} satisfies Check;

/** Links of the slide that lead nowhere. */
export const links: Check = {
  name: 'dead-link',
  when: 'once',
  find: async ({ page }) => {
    const dead = await page.evaluate(() => {
      const sections = [...document.querySelectorAll<HTMLElement>('.slides > section')];
      const aliases = sections.flatMap(({ dataset }) => (dataset.alias ?? '').split(' '));
      const isKnown = (id: string) => document.getElementById(id) !== null || aliases.includes(id);
      return [...document.querySelectorAll<HTMLElement>('section.present a[href]')].flatMap((link) => {
        const href = link.getAttribute('href') ?? '';
        const id = /^#\/?([^/]*)/.exec(href)?.[1];
        const leads = id === undefined ? href.trim() !== '' : isKnown(decodeURIComponent(id));
        const line = link.closest<HTMLElement>('[data-line]')?.dataset.line;
        return leads ? [] : [{ href, text: link.textContent.trim(), line: line === undefined ? line : Number(line) }];
      });
    });
    return dead.map(({ href, text, line }) => ({
      line,
      message: `The link ${quote(text)} leads to ${href || 'nothing'}, which is no slide. Write the id of a slide after #.`,
    }));
  },
};

interface Stop {
  /** Index among all elements of the page, which is the reading order. */
  readonly index: number;
  readonly where: 'slide' | 'page' | 'elsewhere';
  readonly says: string;
  readonly line: number | undefined;
}

/** Upper bound on Tab stops, in case a page keeps adding new ones. */
const MOST = 100;

/** The focused element; undefined for the body. Runs in the page. */
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

/** The indices of links and buttons of the slide that Tab should reach; arrow keys reach the rest of a group. */
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
