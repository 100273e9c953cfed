import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { differences, productsOf, table, unnamed } from '../../src/check/reproducible/compare.ts';

const files = (content: Readonly<Record<string, string>>) =>
  new Map(Object.entries(content).map(([path, text]) => [path, Buffer.from(text)]));

describe('differences', () => {
  it('are empty for equal bytes', () => {
    expect(differences(files({ 'a.html': 'ä', b: '' }), files({ b: '', 'a.html': 'ä' }))).toEqual([]);
  });

  it('name the file, the first different byte and its context', () => {
    const page = (date: string) => `<p>More than is to be seen, made on ${date}\nand more`;
    const found = differences(files({ 'a.html': page('Monday') }), files({ 'a.html': page('Friday') }));
    expect(found).toEqual([
      'a.html differs from byte 36 on:\n   is to be seen, made on Monday·and more\n   is to be seen, made on Friday·and more',
    ]);
  });

  it('report a file that ends early', () => {
    expect(differences(files({ a: 'one' }), files({ a: 'one more' }))).toEqual([
      'a differs from byte 3 on, of 3 and 8:\n  one\n  one more',
    ]);
  });

  it('report files that exist in one build only, sorted by name', () => {
    expect(differences(files({ b: '', c: '' }), files({ a: '', c: '' }))).toEqual([
      'a is made the second time only.',
      'b is made the first time only.',
    ]);
  });
});

it('pages and PDFs must name their commit; other files need not', () => {
  const made = files({ 'index.html': 'of 1a2b3c4', 'read/index.html': '', 'slides.pdf': '', 'search.json': '' });
  expect(unnamed(made, '1a2b3c4')).toEqual([
    'read/index.html does not name commit 1a2b3c4.',
    'slides.pdf does not name commit 1a2b3c4.',
  ]);
});

it('the table lists the site and each product', () => {
  const hash = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  const products = productsOf(files({ 'index.html': 'abc', 's/xen/index.html': '', 'slides.pdf': 'abc' }));
  expect(products.map(({ name, files, bytes }) => [name, files, bytes])).toEqual([
    ['site', 2, 3],
    ['slides.pdf', 1, 3],
  ]);
  expect(products[1]?.hash).toBe(hash);
  expect(table(products).split('\n')).toHaveLength(2);
  expect(table(products)).toContain(`slides.pdf       1 files     1 kB  ${hash}`);
});

it('the shifted clock is months ahead, and Date is otherwise unchanged', () => {
  const clock = new URL('../../src/check/reproducible/moved-clock.mjs', import.meta.url).href;
  const program = `console.log(JSON.stringify([
    Date.now(), +new Date(), Date.parse(Date()), new Date(0).toISOString(), new Date(2019, 2, 20) instanceof Date,
    Date.UTC(2019, 2, 20)]))`;
  const before = Date.now();
  const { stdout } = spawnSync(process.execPath, ['--import', clock, '--eval', program], { encoding: 'utf8' });
  const times: unknown = JSON.parse(stdout);
  if (!Array.isArray(times)) throw new Error(`The program says ${stdout}`);
  const [now, made, called, ...others] = times.map((time: unknown) => time);
  for (const time of [now, made, called]) expect(Number(time) - before).toBeGreaterThan(199 * 24 * 3_600_000);
  expect(others).toEqual(['1970-01-01T00:00:00.000Z', true, 1_553_040_000_000]);
});
