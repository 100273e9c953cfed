import { expect, test } from 'vitest';
import { followLinks } from './links.ts';

const site = (page: string) =>
  new Map([
    ['index.html', '<section id=one></section>'],
    ['read/index.html', page],
    ['slides.pdf', ''],
    ['s/ä.png', ''],
  ]);

test.each([
  '<a href=../#/one/2/state>',
  '<a href="?year=today#own"></a><p id=own>',
  '<a href=../slides.pdf#page=2>',
  '<img src=../s/%C3%A4.png>',
  '<a href=https://example.org/none>',
  '<a href=mailto:a@example.org>',
  '<a href="#">',
])('%s leads somewhere', (page) => {
  expect(followLinks(site(page)).dead).toEqual([]);
});

test.each([
  ['<a href=../handout.pdf>', '../handout.pdf leads to no file'],
  ['<a href=../#/two>', '../#/two leads to no #two there'],
  ['<a href=#gone>', '#gone leads to no #gone there'],
  ['<img src=/favicon.svg>', '/favicon.svg leads to the root of a host: the site may lie in a folder'],
  ['<script src=./none.js></script>', './none.js leads to no file'],
])('%s leads nowhere', (page, fault) => {
  expect(followLinks(site(page)).dead).toEqual([`read/index.html: ${fault}`]);
});
