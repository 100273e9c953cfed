import { expect, test } from 'vitest';
import { directionOf, inEnglish, ofPage } from '../../src/language.ts';

test.each([
  ['he', 'ar', 'fa', 'ur', 'yi', 'ps', 'dv', 'syr', 'nqo', 'ug', 'ar-EG', 'fa-IR-u-nu-latn'],
  // By the script, whether it is said or follows from the region.
  ['az-Arab', 'ku-Arab', 'pa-PK', 'uz-AF', 'ff-Adlm', 'und-Hebr', 'sr-Arab', 'ms-Arab-BN'],
])('%s … runs from the right', (...tags) => {
  expect(tags.map((tag) => [tag, directionOf(tag)])).toEqual(tags.map((tag) => [tag, 'rtl']));
});

test.each([
  ['en', 'ja', 'zh-Hant', 'ko', 'az', 'pa', 'ru', 'mn-Mong', 'th', 'he-Latn', 'ar-Latn', 'zxx', 'und', 'mul'],
])('%s … runs from the left', (...tags) => {
  expect(tags.map((tag) => [tag, directionOf(tag)])).toEqual(tags.map((tag) => [tag, 'ltr']));
});

test('a page says its direction only where it runs from the right', () => {
  expect([ofPage('en'), ofPage('fa')]).toEqual([{ lang: 'en' }, { lang: 'fa', dir: 'rtl' }]);
});

test('the program’s own words are marked in a talk that is not in English', () => {
  expect([inEnglish('en-GB'), inEnglish('he')]).toEqual([{}, { lang: 'en' }]);
});
