import { toString } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { readYaml } from '../../src/loader/beside/yaml.ts';
import { parse } from '../../src/loader/parse.ts';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { excerpt } from '../../src/site/share-page.ts';
import { passagesOf } from '../../src/site/search-index.ts';
import { composeArticle } from '../../src/pages/article/compose/compose.ts';
import { composeSpeaker } from '../../src/pages/speaker/compose.ts';
import { write } from '../../src/pages/write.ts';
import { sourcesOf } from '../fixtures.ts';

const words = (markdown: string) => toString(parse(markdown));

describe('a soft line break is removed between', () => {
  test.each([
    ['ファイルでは\n途中で', 'ファイルでは途中で'],
    ['这是一个\n很长的段落', '这是一个很长的段落'],
    ['注意：\n本文、\n「括弧」', '注意：本文、「括弧」'],
    ['全角ＡＢＣ\n１２３', '全角ＡＢＣ１２３'],
    ['ｶﾀｶﾅ\nﾃﾞｽ', 'ｶﾀｶﾅﾃﾞｽ'],
    ['𠮷野\n𠮷家', '𠮷野𠮷家'],
    ['他说：“你好”\n“再见”……\n走了', '他说：“你好”“再见”……走了'],
    ['- 箇条書きも途中で改行\n  します', '箇条書きも途中で改行します'],
    ['> 引用も\n> 途中で', '引用も途中で'],
    ['**太字**\n続き、*強\n調*\n[リンク\n先](#a)\nです', '太字続き、強調リンク先です'],
    ['ภาษา\u200b\nไทย', 'ภาษา\u200bไทย'],
  ])('%j', (markdown, expected) => {
    expect(words(markdown)).toBe(expected);
  });

  test('in alternative text', () => {
    expect(words('![図の\n説明](boot.png)')).toBe('図の説明');
  });
});

describe('a soft line break stays', () => {
  test.each([
    ['two lines\nof words'],
    ['한국어는 띄어쓰기를\n합니다'],
    ['日本語と\nEnglish'],
    ['English\n日本語'],
    ['日本語\n한국어'],
    ['word”\n然后'],
    ['Ελλάδα\nРоссия'],
    ['ภาษา\nไทย'],
  ])('%j', (markdown) => {
    expect(words(markdown)).toBe(markdown);
  });

  test('in code, and as a hard break', () => {
    expect(words('```\n資料\n文章\n```')).toBe('資料\n文章');
    expect(parse('資料\\\n文章').children[0]).toMatchObject({
      children: [{ value: '資料' }, { type: 'break' }, { value: '文章' }],
    });
  });
});

test('no edition has the space: slide, notes, article, search, excerpt', async () => {
  const text =
    '# 改行\n\n---\n\n::slide{id=a}\n\n## 段落\n\n元のファイルでは\n途中で改行。\n\n![図の\n説明](boot.png)\n\nNote: 話す内容も途中で\n書きます。\n';
  const { talk } = await loadTalk(sourcesOf(text));
  if (!talk) throw new Error('The talk has errors.');
  const [, slide] = talk.slides;
  const found = [
    write(composeSpeaker(talk)),
    write(composeArticle(talk)),
    JSON.stringify(passagesOf(talk)),
    slide ? excerpt(slide.slide) : '',
  ];
  for (const one of found) expect(one).toContain('元のファイルでは途中で改行。');
  for (const one of found.slice(0, 3)) expect(one).toContain('話す内容も途中で書きます。');
  for (const one of found.slice(0, 3)) expect(one).toContain('図の説明');
});

test('joins a setext title over two lines', () => {
  expect(words('改行の\n試験\n===')).toBe('改行の試験');
});

test.each([
  ['|', '元の\n途中', '元の\n途中'],
  ['>-', '元の\n途中 で', '元の途中で'],
  ['>-', 'two\nlines', 'two lines'],
  ['', '元の\n途中', '元の途中'],
  ['', '元の途中 で', '元の途中 で'],
])('YAML, a text that goes on in a second line: %s %j', (mark, text, expected) => {
  const yaml = `about: ${mark}\n  ${text.replaceAll('\n', '\n  ')}\n`;
  const { value } = readYaml(v.object({ about: v.string() }), { path: 'talk.yaml', text: yaml });
  expect(value?.about.trimEnd()).toBe(expected);
});
