import { expect, test } from 'vitest';
import { withoutUnused } from '../../src/site/unused-style.ts';

const page =
  '<html lang="en"><body><p class="image"><img src="a.png"></p><p class="term" lang="ja">語</p></body></html>';

test.each([
  ['what scripts may make', '.offer{color:red}', '.offer{color:red}'],
  ['a class that the page has', '.image{margin:0}', '.image{margin:0}'],
  ['a class that it has not', '.task{margin:0}.term{margin:0}', '.term{margin:0}'],
  ['one selector of two', '.task,.term{margin:0}', '.term{margin:0}'],
  ['what is not such a class', 'p:not(.task)>img{margin:0}', 'p:not(.task)>img{margin:0}'],
  ['one of several', ':is(.image,.images,.sized) img{margin:0}', ':is(.image,.images,.sized) img{margin:0}'],
  ['none of several', ':is(.task,.left) p{margin:0}', ''],
  [
    'one of several, in a group of a group',
    ':is(:is(.task,.left),p:has(.image)){margin:0}',
    ':is(:is(.task,.left),p:has(.image)){margin:0}',
  ],
  ['what must not be inside', 'p:not(:has(.task)){margin:0}', 'p:not(:has(.task)){margin:0}'],
  ['a language that a part is in', ':lang(ja) h1{margin:0}', ':lang(ja) h1{margin:0}'],
  ['one that none is in', ':is(:lang(zh),:lang(ko)){margin:0}p{margin:0}', 'p{margin:0}'],
  ['the other direction', '[dir=rtl] h1{margin:0}[dir=ltr] h1{margin:0}', '[dir=ltr] h1{margin:0}'],
  [
    'headings that no slide has',
    'h1,h4{margin:0}:is(h5,h6){margin:0}:is(h1,h4) p{margin:0}',
    'h1{margin:0}:is(h1,h4) p{margin:0}',
  ],
  ['a group that is left without rules', '@supports (a:b){@media print{.task{margin:0}}}p{margin:0}', 'p{margin:0}'],
  ['rules in rules', '@media print{.task{margin:0}.image{margin:0}}', '@media print{.image{margin:0}}'],
])('%s', (_, css, expected) => {
  expect(withoutUnused(css, page)).toBe(expected);
});

test('pictures, where there is none', () => {
  expect(withoutUnused('p>img{margin:0}.image img{margin:0}p{margin:0}', '<p>')).toBe('p{margin:0}');
});
