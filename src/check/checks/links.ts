import { quote, type Check } from '../../inspect/visit.ts';

/** Links in the page, and whether they lead anywhere. */
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
