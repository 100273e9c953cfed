import { expect, test } from 'vitest';
import { directionOf, inEnglish, ofPage } from '../../src/language.ts';

test.each([
  ['he', 'ar', 'fa', 'ur', 'yi', 'ps', 'dv', 'syr', 'nqo', 'ug', 'ar-EG', 'fa-IR-u-nu-latn'],
  // By the script, explicit or implied by the region.
  ['az-Arab', 'ku-Arab', 'pa-PK', 'uz-AF', 'ff-Adlm', 'und-Hebr', 'sr-Arab', 'ms-Arab-BN'],
])('%s … runs from the right', (...tags) => {
  expect(tags.map((tag) => [tag, directionOf(tag)])).toEqual(tags.map((tag) => [tag, 'rtl']));
});

test.each([
  ['en', 'ja', 'zh-Hant', 'ko', 'az', 'pa', 'ru', 'mn-Mong', 'th', 'he-Latn', 'ar-Latn', 'zxx', 'und', 'mul'],
])('%s … runs from the left', (...tags) => {
  expect(tags.map((tag) => [tag, directionOf(tag)])).toEqual(tags.map((tag) => [tag, 'ltr']));
});

test('sets `dir` only for right-to-left languages', () => {
  expect([ofPage('en'), ofPage('fa')]).toEqual([{ lang: 'en' }, { lang: 'fa', dir: 'rtl' }]);
});

test('marks the program’s own words as English in other languages', () => {
  expect([inEnglish('en-GB'), inEnglish('he')]).toEqual([{}, { lang: 'en' }]);
});
