/** Two judges from outside, axe and IBM's Equal Access, at one list of places. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { makeOneFile } from '../../src/export/one-file.ts';
import { openDeck, show, waitForPage } from '../../src/inspect/open.ts';
import type { Violation } from '../../src/inspect/axe.ts';
import { faultsIn } from '../e2e/axe.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { failuresIn } from './equal-access.ts';
import { boxPlaces, pages, seenIn, slidePlaces, viewsOf, type Place } from './places.ts';
import { openBox, see, spaceText } from './walk.ts';

/** All slides on one page take Equal Access minutes; it has judged them in the deck, one by one. */
const isLong = ({ address, part }: Place) => part === undefined && /^read|handout|print/.test(address);

async function judge(page: Page, place: Place): Promise<string[]> {
  const { name, part, colours, asks } = place;
  await see(page, colours);
  const both = colours === 'light' && asks === 'everything' && !isLong(place);
  const found = [
    ...(await faultsIn(page, part, undefined, (one) => hasEquivalent(page, one))),
    ...(both ? await failuresIn(page, part) : []),
  ];
  return found.map((fault) => `${name} ${colours} ${fault}`);
}

/**
 * Whether there is another link to the same page, as high as a target must be: WCAG 2.5.8 excepts a link that has. On the
 * small slides of the handout there is no room for others; its list of sources has them all.
 */
const hasEquivalent = async (page: Page, { id, target }: Violation): Promise<boolean> =>
  id === 'target-size' &&
  (await page.evaluate(
    ([place]) => {
      const small = document.querySelector(place);
      if (!(small instanceof HTMLAnchorElement)) return false;
      const pageOf = ({ host, pathname, search }: HTMLAnchorElement | HTMLAreaElement) => host + pathname + search;
      return [...document.links].some(
        (link) => pageOf(link) === pageOf(small) && link.clientHeight >= 24 && link.clientWidth >= 24,
      );
    },
    [target] as const,
  ));

test('nothing on the first and the last step of any slide', async ({ page, site }) => {
  await openDeck(page, `${site.url}?year=today`);
  const seen = await seenIn(page);
  const lastOf = new Map(seen.map(({ id, steps }) => [id, steps]));
  const found: string[] = [];
  for (const place of slidePlaces(seen, 'today')) {
    const { way } = place;
    if (way.kind === 'slide' && way.step > 0 && way.step !== lastOf.get(way.slide)) continue;
    if (way.kind === 'slide') await show(page, way);
    found.push(...(await judge(page, place)));
  }
  expect(found).toEqual([]);
});

test('nothing in any box', async ({ page, site }) => {
  let here: string | undefined;
  const found: string[] = [];
  for (const place of boxPlaces.filter(({ way }) => way.kind === 'box')) {
    if (place.address !== here) {
      await page.goto(site.url + place.address);
      await waitForPage(page, { figures: 'ready' });
      here = place.address;
    }
    const close = await openBox(page, place);
    found.push(...(await judge(page, place)));
    await close();
  }
  expect(found).toEqual([]);
});

for (const address of pages)
  test(`nothing on the page /${address}, however it is seen`, async ({ page, site }) => {
    await page.goto(site.url + address);
    await page.waitForFunction(() => document.documentElement.dataset.ready !== undefined);
    const found: string[] = [];
    for (const place of viewsOf(address)) {
      await page.setViewportSize({ width: place.width ?? 1280, height: 800 });
      if (place.isSpaced) await spaceText(page);
      found.push(...(await judge(page, place)));
    }
    expect(found).toEqual([]);
  });

test('nothing in the one file', async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'one-file-'));
  const file = join(folder, 'talk.html');
  await writeFile(file, await makeOneFile(resolve('dist')));
  const { href } = pathToFileURL(file);
  const found: string[] = [];
  for (const edition of ['deck', 'read', 'speaker']) {
    await page.goto(`${href}?${edition}`);
    await page.waitForFunction(() => document.documentElement.dataset.ready !== undefined);
    found.push(...(await faultsIn(page)).map((fault) => `${edition} ${fault}`));
  }
  await rm(folder, { recursive: true });
  expect(found).toEqual([]);
});
