import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { policyWith } from '../../src/site/policy.ts';
import { siteFiles } from '../../src/site/site-files.ts';
import { plainYaml, sourcesOf } from '../fixtures.ts';

const POLICY = policyWith('1 + 1');

const markdown = `# Talk

---

::slide{id=größe alias="groesse size"}

## Size & \`<weight>\`

One \`<b>\` & "two".
`;

/** The files of a small talk by their names. */
async function filesOf(yaml: string, photographed: readonly string[] = []): Promise<ReadonlyMap<string, string>> {
  const { talk } = await loadTalk(sourcesOf(markdown, yaml));
  if (!talk) throw new Error('The talk has errors');
  return new Map(
    siteFiles(talk, { photographed: new Set(photographed), policy: POLICY }).map(({ fileName, source }) => [
      fileName,
      source,
    ]),
  );
}

const withUrl = `${plainYaml}\nurl: https://example.org/a&b's/`;

test('each id of a slide has a page that redirects to the article', async () => {
  const files = await filesOf(plainYaml);
  expect([...files.keys()].filter((name) => name.startsWith('s/'))).toEqual([
    's/talk/index.html',
    's/größe/index.html',
    's/groesse/index.html',
    's/size/index.html',
  ]);
  const page = files.get('s/größe/index.html') ?? '';
  expect(page).toMatch(
    /^<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security/,
  );
  expect(page).toContain('<title>Size &amp; &lt;weight> · Talk</title>');
  expect(page).toContain('content="One <b> &amp; &quot;two&quot;."');
  expect(page).toContain('<meta http-equiv="refresh" content="0; url=../../read/#gr%C3%B6%C3%9Fe">');
  expect(page).toContain('<a href="../../read/#gr%C3%B6%C3%9Fe">');
  expect(files.get('s/size/index.html')).toBe(page);
  expect(page).not.toMatch(/canonical|og:url|og:image/);
  // A slide title equal to the talk's title is not repeated.
  expect(files.get('s/talk/index.html')).toContain('<title>Talk</title>');
});

test('with a site address, the card is the slide’s own and the canonical page is the article', async () => {
  const page = (await filesOf(withUrl, ['größe'])).get('s/size/index.html') ?? '';
  const root = 'https://example.org/a&amp;b&#x27;s/';
  expect(page).toContain(`<link rel="canonical" href="${root}read/#gr%C3%B6%C3%9Fe">`);
  expect(page).toContain(`<meta property="og:url" content="${root}s/gr%C3%B6%C3%9Fe/">`);
  expect(page).toContain(`<meta property="og:image" content="${root}s/gr%C3%B6%C3%9Fe/slide.png">`);
  expect(page).toContain('<meta name="twitter:card" content="summary_large_image">');
});

test('writes a sitemap only if the site address is known', async () => {
  const [without, mapped] = [await filesOf(plainYaml), await filesOf(withUrl)];
  expect(without.get('robots.txt')).toBe('User-agent: *\nAllow: /\n');
  expect(without.has('sitemap.xml')).toBe(false);
  expect(mapped.get('robots.txt')).toContain("\nSitemap: https://example.org/a&b's/sitemap.xml\n");
  const places = [...(mapped.get('sitemap.xml') ?? '').matchAll(/<loc>(.*?)<\/loc>/g)].map(([, place]) => place);
  const root = 'https://example.org/a&amp;b&apos;s/';
  expect(places).toEqual([root, `${root}read/`, `${root}s/talk/`, `${root}s/gr%C3%B6%C3%9Fe/`]);
});

test.each([
  ['NetBSD Virtualization Status Report', 'NetBSD'],
  ['Baking good bread at home', 'Baking good'],
  ['Donaudampfschifffahrt', 'Donaudampfschifffahrt'],
])('on a telephone, “%s” is called “%s”', async (title, short) => {
  const files = await filesOf(plainYaml.replace('title: Talk', `title: ${title}`));
  expect(JSON.parse(files.get('site.webmanifest') ?? '')).toMatchObject({ name: title, short_name: short });
});

test('the manifest has the background colour of the page', async () => {
  const manifest = (await filesOf(plainYaml)).get('site.webmanifest') ?? '';
  const [, paper] = /--paper: light-dark\((#\w+)/.exec(readFileSync('src/pages/style/tokens.css', 'utf8')) ?? [];
  expect(JSON.parse(manifest)).toMatchObject({ background_color: paper, theme_color: paper });
});

test('headers contain the pages’ CSP and forbid framing by other sites', async () => {
  const headers = (await filesOf(plainYaml)).get('_headers') ?? '';
  expect(headers).toContain(`\n  Content-Security-Policy: ${POLICY}; frame-ancestors 'self'\n`);
  expect(headers).toMatch(/^\/\*\n( {2}\S+: .+\n)+\/assets\/\*\n {2}Cache-Control: .*immutable\n$/);
});
