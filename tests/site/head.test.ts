import { fromHtml } from 'hast-util-from-html';
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { readMeta } from '../../src/loader/beside/meta.ts';
import { linkedData, headOf, pageAt, pages, type Built, type PageName } from '../../src/site/head.ts';
import { walk } from '../../src/trees.ts';
import { write } from '../../src/pages/write.ts';
import type { TalkMeta } from '../../src/talk.ts';
import { casesOf, fixturePath, readFixture } from '../fixtures.ts';

const built = { policy: "default-src 'none'", picture: { path: 's/brot/slide.png', alt: 'Brot & "Butter"' } };
const names: readonly PageName[] = ['deck', 'article', 'speaker', 'handout', 'preflight'];

function metaOf(name: string): TalkMeta {
  const { meta } = readMeta({ path: 'talk.yaml', text: readFixture('sharing', name, 'talk.yaml') });
  if (!meta) throw new Error(`${name} is no talk.yaml`);
  return meta;
}

/** One element per line. */
const headText = (meta: TalkMeta, page: PageName, more?: Built) =>
  headOf(meta, page, more)
    .map((element) => write({ type: 'root', children: [element] }))
    .join('\n');

describe('the head of each page', () => {
  test.each(casesOf('sharing'))('%s', async (name) => {
    const heads = names.map((page) => `<!-- ${page} -->\n${headText(metaOf(name), page, built)}\n`);
    await expect(heads.join('\n')).toMatchFileSnapshot(fixturePath('sharing', name, 'head.html'));
  });

  it.each([
    { isChanged: false, commit: '1a2b3c4' },
    { isChanged: true, commit: '1a2b3c4 with changes' },
  ])('names what the page is made from: $commit', ({ isChanged, commit }) => {
    const version = { commit: '1a2b3c4', isChanged, date: '2020-02-14T03:00:00Z' };
    for (const page of names) {
      const text = headText(metaOf('with-an-address'), page, { ...built, version });
      expect(text).toContain(`<meta name="commit" content="${commit}">\n<meta name="date" content="${version.date}">`);
    }
  });

  it('begins with the policy', () => {
    for (const page of names) expect(headText(metaOf('with-an-address'), page, built)).toMatch(/^<meta http-equiv="C/);
  });

  it('names no file in development that exists in the built site only', () => {
    for (const page of names)
      expect(headText(metaOf('with-an-address'), page)).not.toMatch(/<link|<script|og:|http-eq/);
  });

  it('matches the shell of its path', () => {
    expect(names.map((name) => pageAt(`/${pages[name].path}index.html`))).toEqual(names);
  });
});

describe('words of the talk', () => {
  it('cannot break out of attributes, title or JSON-LD', () => {
    const elements = headOf(metaOf('hostile-words'), 'deck', built);
    const text = write({ type: 'root', children: [...elements] });
    const tags: string[] = [];
    walk(fromHtml(`<!doctype html><head>${text}</head>`), (node) => {
      if (node.type === 'element') tags.push(node.tagName);
      else if (node.type === 'comment') tags.push('!--');
    });
    expect(tags).toEqual(['html', 'head', ...elements.map(({ tagName }) => tagName), 'body']);
  });

  it('round-trip through JSON-LD', () => {
    const meta = metaOf('hostile-words');
    const text = linkedData(meta);
    expect(text).not.toContain('<');
    expect(JSON.parse(text)).toMatchObject({
      '@graph': [
        { '@type': 'PresentationDigitalDocument', name: meta.title, author: { name: meta.author.name } },
        { '@type': 'Event', name: meta.event, startDate: '2024-11-05', location: { name: meta.place } },
      ],
    });
  });
});

describe('the address of a licence', () => {
  const licenceOf = (licence: string) =>
    /"license":"([^"]*)"/.exec(linkedData({ ...metaOf('without-an-address'), licence }))?.[1];

  it.each(['CC-BY-4.0', 'CC-BY-NC-SA-3.0', 'CC0-1.0', 'BSD-2-Clause', 'MIT'])('is known for %s', (licence) => {
    expect(licenceOf(licence)).toBe(`https://spdx.org/licenses/${licence}.html`);
  });

  it.each(['proprietary', 'CC-BY', 'CC-BY-SA-NC-4.0', 'see LICENSE'])('is missing for %s', (licence) => {
    expect(licenceOf(licence)).toBeUndefined();
  });
});

test('this talk’s licence has an address', () => {
  const { meta } = readMeta({ path: 'talk.yaml', text: readFileSync('slides/talk.yaml', 'utf8') });
  expect(meta && linkedData(meta)).toContain('https://spdx.org/licenses/');
});
