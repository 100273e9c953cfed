import { expect, test } from 'vitest';
import { changeCMap, readCMap } from '../../src/pdf/fonts.ts';
import { unified } from '../../src/pdf/finish/ideographs.ts';

const mapOf = (body: string) => `/CIDInit begincmap
1 begincodespacerange
<00> <FF>
endcodespacerange
${body}
endcmap end`;

test('maps radicals to the ideographs that look alike', () => {
  expect(unified('改⾏の試験、⻑い⽂章、⺟、行')).toBe('改行の試験、長い文章、母、行');
});

test('rewrites a ToUnicode map, including ranges of radicals', () => {
  const map = mapOf('2 beginbfchar\n<00> <6539>\n<01> <2F8F>\nendbfchar\n1 beginbfrange\n<02> <04> <2F00>\nendbfrange');
  const written = changeCMap(map, unified);
  expect([...readCMap(written)]).toEqual([
    [0, '改'],
    [1, '行'],
    [2, '一'],
    [3, '丨'],
    [4, '丶'],
  ]);
  expect(written).toMatch(
    /^\/CIDInit begincmap\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n5 beginbfchar\n<00> <6539>\n/,
  );
  expect(written.endsWith('endbfchar\nendcmap end')).toBe(true);
});

test('blocks have at most a hundred entries', () => {
  const radicals = Array.from(
    { length: 214 },
    (_, at) => `<${(at + 1).toString(16).padStart(4, '0')}> <${(0x2f00 + at).toString(16)}>`,
  );
  const written = changeCMap(mapOf(`214 beginbfchar\n${radicals.join('\n')}\nendbfchar`), unified);
  expect([...written.matchAll(/(\d+) beginbfchar/g)].map(([, count]) => Number(count))).toEqual([100, 100, 14]);
  expect(readCMap(written).size).toBe(214);
  expect(written).toContain('<0001> <4e00>');
});

test('leaves a map without radicals unchanged', () => {
  const map = mapOf('1 beginbfchar\n<00> <0041>\nendbfchar');
  expect(changeCMap(map, unified)).toBe(map);
});
