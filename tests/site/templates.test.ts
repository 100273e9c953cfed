import { expect, test } from 'vitest';
import { withoutBreaks } from '../../src/site/templates.ts';

test.each([
  ['between blocks none', 'html`<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>`', 'html`<ul><li>a</li><li>b</li></ul>`'],
  ['between words one', 'html`<b>a</b>\n  <i>b</i>`', 'html`<b>a</b> <i>b</i>`'],
  ['between shapes none', 'svg`<g>\n  <rect />\n  <circle />\n</g>`', 'svg`<g><rect /><circle /></g>`'],
  // One button may have several: their words stay apart.
  ['behind texts of a drawing one', 'svg`<text>a</text>\n  <text>b</text>`', 'svg`<text>a</text> <text>b</text>`'],
  [
    'behind texts with shapes between them one',
    'svg`<text>a</text>\n  <rect />\n  <text>b</text>`',
    'svg`<text>a</text> <rect /><text>b</text>`',
  ],
  ['elsewhere all', 'const a = `<li>\n  a</li>`;', 'const a = `<li>\n  a</li>`;'],
])('blanks of a template: %s', (_, code, expected) => {
  expect(withoutBreaks(code, 'a.ts')).toBe(expected);
});
