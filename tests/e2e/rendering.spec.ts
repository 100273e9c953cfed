import { checkSite } from '../../src/check/check-site.ts';
import { openDeck, show } from '../../src/inspect/open.ts';
import { toursOf } from '../../src/check/tour.ts';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { readSources } from '../../src/loader/read.ts';
import { expect, test } from './fixtures.ts';

// With axe, which is all that depends on the theme, `tests/access` goes to these places and to more.
const tours = toursOf()
  .map((tour) => ({ ...tour, does: tour.does.filter((when) => when !== 'themes') }))
  .filter(({ does }) => does.length > 0);

for (const tour of tours) {
  const { size, year, theme, does } = tour;
  const tag = does.includes('once') ? {} : { tag: '@long' };
  test(`${size.width}×${size.height}, ${year}, ${theme}: ${does.join(', ')}`, tag, async ({ browser, site }) => {
    const findings = await checkSite(browser, site.url, { tours: [tour] });
    expect(findings.map(({ place, check, message }) => `${place} ${check}: ${message}`)).toEqual([]);
  });
}

test('each slide of the files is in the deck, in order, with its title and something to see', async ({
  page,
  site,
}) => {
  const { talk } = await loadTalk(await readSources('slides'));
  await openDeck(page, site.url);
  const shown: { id: string; title: string; isEmpty: boolean }[] = [];
  for (const { slide } of talk?.slides ?? []) {
    await show(page, { slide: slide.id, step: 0 });
    const section = page.locator('.slides > section.present');
    const title = (await section.locator('h1, h2').innerText()).replace(/\s+/g, ' ');
    const rest = (await section.innerText()).replace(/\s+/g, ' ').replace(title, '').trim();
    shown.push({ id: (await section.getAttribute('id')) ?? '', title, isEmpty: rest === '' });
  }
  const written = (talk?.slides ?? []).map(({ slide: { id, title } }) => ({ id, title, isEmpty: false }));
  expect(written.length).toBeGreaterThan(30);
  expect(shown).toEqual(written);
});
