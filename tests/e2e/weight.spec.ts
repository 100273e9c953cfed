/** Sizes of the files of the built site, without a browser. */
import { resolve } from 'node:path';
import { LIMITS, weighFigures, weighMachine, weighPage } from '../weight.ts';
import { expect, test } from './fixtures.ts';

const site = resolve('dist');

test('the first slide comes with no more than its limit of text and script', async () => {
  expect(await weighPage(site, '')).toBeLessThanOrEqual(LIMITS.deck.text * 1000);
});

test('the article comes with no more than its limit of text and script', async () => {
  expect(await weighPage(site, 'read/')).toBeLessThanOrEqual(LIMITS.read.text * 1000);
});

test('all figures together are no more than their limit', async () => {
  const bytes = await weighFigures(site);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(LIMITS.figures * 1000);
});

test('the machine and its debugger are a file each', async () => {
  const files = await weighMachine(site);
  expect(files.map(({ name }) => name).sort()).toEqual(['debugger', 'machine']);
  for (const { name, bytes } of files) expect(bytes, name).toBeLessThanOrEqual(LIMITS.machine * 1000);
});
