import { describe, expect, test } from 'vitest';
import { operationsOf } from '../../../src/check/pdf/content-stream.ts';
import { markStrays } from '../../../src/export/mark-artifacts.ts';

const read = (stream: string) => [...operationsOf(stream)].map(({ operator, operands }) => [operator, ...operands]);

describe('a content stream', () => {
  test('is read instruction by instruction, arrays and dictionaries as one operand', () => {
    expect(read('/P <</MCID 3 /E [1 (\\) BT)]>>BDC\n% f\n1 0 0 -1 .5 -2.5 Tm [<00 01> -20 (a(b)c)] TJ EMC')).toEqual([
      ['BDC', '/P', '<</MCID 3 /E [1 (\\) BT)]>>'],
      ['Tm', '1', '0', '0', '-1', '.5', '-2.5'],
      ['TJ', '[<00 01> -20 (a(b)c)]'],
      ['EMC'],
    ]);
  });

  test('may hold a picture, in which nothing is an instruction', () => {
    expect(read('BI /W 1 ID f S (\x00 EI q').map(([operator]) => operator)).toEqual(['BI', 'EI', 'q']);
  });

  test('ends, also when it is broken', () => {
    expect(read('q ) [ (').map(([operator]) => operator)).toEqual(['q']);
  });
});

describe('what no mark is around', () => {
  const mark = (stream: string, ornaments: number[] = []) =>
    markStrays(stream, { ornaments: new Set(ornaments), isForm: (name) => name === 'Form' });

  test('becomes an artifact, a path from its beginning', () => {
    expect(mark('q 0 0 1 1 re f Q')).toBe('q /Artifact BMC 0 0 1 1 re f EMC Q');
    expect(mark('BT <0001> Tj ET /Image Do')).toBe('BT /Artifact BMC <0001> Tj EMC ET /Artifact BMC /Image Do EMC');
  });

  test('is left alone where it paints nothing, or is a form with marks of its own', () => {
    for (const stream of ['0 0 1 1 re W n', '/Form Do', '1 0 0 RG']) expect(mark(stream)).toBe(stream);
  });

  test('is told from what is tagged, and from a tag that holds only a drawing', () => {
    const tagged = '/P <</MCID 0 >>BDC 0 0 1 1 re f EMC';
    expect(mark(tagged)).toBe(tagged);
    expect(mark(tagged, [0])).toBe('/Artifact BMC 0 0 1 1 re f EMC');
  });
});
