import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { serveListening } from '../browsers/site.ts';
import { expect, test } from './fixtures.ts';

// `npm run test:browsers` is run by hand: a change of the build's output could break it unnoticed.
test('the suite for other browsers finds a place for its ear in every page of the site', async ({ request }) => {
  const dist = resolve('dist');
  const pages = (await readdir(dist, { recursive: true })).filter((name) => name.endsWith('index.html'));
  expect(pages.length).toBeGreaterThan(40);
  const { url, close } = await serveListening(dist);
  for (const page of pages) {
    const html = await (await request.get(url + page.replaceAll('\\', '/'))).text();
    expect(html.match(/<script src="\/talk\/listen\.js"><\/script>/g), page).toHaveLength(1);
  }
  await close();
});
