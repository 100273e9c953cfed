/** `src/contract.ts` against the pages, the style sheets and the sources. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Root } from 'hast';
import { expect, test } from 'vitest';
import { CHAPTERS, DATA, type DataProperty } from '../src/contract.ts';
import { loadTalk } from '../src/loader/load-talk.ts';
import { readSources } from '../src/loader/read.ts';
import { composeArticle } from '../src/pages/article/compose/compose.ts';
import { composeDeck } from '../src/pages/deck/compose.ts';
import { composeHandout } from '../src/pages/handout/compose.ts';
import { composeSpeaker } from '../src/pages/speaker/compose.ts';
import type { Talk } from '../src/talk.ts';
import { walk } from '../src/trees.ts';

const names: readonly string[] = Object.values(DATA).flat();

const attributeOf = (name: string) => `data-${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

const attributes = new Set(names.map(attributeOf));

/** The source texts without comments. The loader also has attributes of other tools. */
const texts = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(?:ts|css|html)$/.test(file) && !/^(?:contract\.ts$|loader.dialects)/.test(file))
  .map((file) => ({
    file,
    text: readFileSync(join('src', file), 'utf8').replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, ''),
  }));

const talk = async (): Promise<Talk> => {
  const { talk: loaded } = await loadTalk(await readSources('slides'));
  if (!loaded) throw new Error('The talk does not load.');
  return loaded;
};

test('each data- attribute in scripts, styles and shells is known', () => {
  const found = texts.flatMap(({ file, text }) =>
    [...text.matchAll(/(?<![\w-])data-[a-z][a-z-]*(?=[\s="'\]}>])/g)].map(([name]) => `${file}: ${name}`),
  );
  expect(found.length).toBeGreaterThan(100);
  expect(found.filter((one) => !attributes.has(one.split(': ')[1] ?? ''))).toEqual([]);
});

test('somebody uses each data- attribute', () => {
  const whole = texts.map(({ text }) => text).join('\n');
  const isUsed = (name: string) =>
    new RegExp(`${attributeOf(name)}\\b|\\bdata${name[0]?.toUpperCase() ?? ''}${name.slice(1)}\\b`).test(whole) ||
    new RegExp(`dataset\\??\\.${name}\\b`).test(whole);
  expect(names.filter((name) => !isUsed(name))).toEqual([]);
});

test.each<[string, (talk: Talk) => Root]>([
  ['deck', composeDeck],
  ['article', composeArticle],
  ['speaker view', composeSpeaker],
  ['handout', composeHandout],
])('each id and data- attribute of the %s is known', async (_, compose) => {
  const loaded = await talk();
  const slides = new Set(loaded.slides.flatMap(({ slide }) => [slide.id, ...slide.aliases]));
  const chapters = Object.values(CHAPTERS).map(({ id }) => id);
  const own = new Set<string>([...chapters, ...chapters.map((id) => `Title-${id}`)]);
  const properties = new Set(names.map((name): string => `data${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`));
  const unknown: string[] = [];
  walk(compose(loaded), (node) => {
    if (node.type !== 'element') return;
    const { id } = node.properties;
    if (typeof id === 'string' && !slides.has(id) && !own.has(id) && !/^(?:Source|Term|Use)-/.test(id))
      unknown.push(id);
    unknown.push(...Object.keys(node.properties).filter((key) => /^data[A-Z]/.test(key) && !properties.has(key)));
  });
  expect(unknown).toEqual([]);
});

test('a wrong name is a type error', () => {
  const property: DataProperty = 'dataPlace';
  // @ts-expect-error No such attribute.
  const wrong: DataProperty = 'dataPlaec';
  expect([property, wrong]).toHaveLength(2);
});
