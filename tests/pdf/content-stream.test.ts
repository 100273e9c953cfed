import { PDFDocument } from '@cantoo/pdf-lib';
import { array, assert, constantFrom, property, string, tuple } from 'fast-check';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { operationsOf } from '../../src/pdf/content-stream.ts';
import { bytesOf } from '../../src/pdf/objects.ts';
import { markStrays } from '../../src/pdf/finish/mark-artifacts.ts';

const read = (stream: string) => [...operationsOf(stream)].map(({ operator, operands }) => [operator, ...operands]);

describe('a content stream', () => {
  test('is parsed into operators, with arrays and dictionaries as one operand', () => {
    expect(read('/P <</MCID 3 /E [1 (\\) BT)]>>BDC\n% f\n1 0 0 -1 .5 -2.5 Tm [<00 01> -20 (a(b)c)] TJ EMC')).toEqual([
      ['BDC', '/P', '<</MCID 3 /E [1 (\\) BT)]>>'],
      ['Tm', '1', '0', '0', '-1', '.5', '-2.5'],
      ['TJ', '[<00 01> -20 (a(b)c)]'],
      ['EMC'],
    ]);
  });

  test('may contain an inline image, whose data is not parsed', () => {
    expect(read('BI /W 1 ID f S (\x00 EI q')).toEqual([['EI', '/W', '1'], ['q']]);
  });

  test('terminates on malformed input', () => {
    expect(read('q ) [ (').map(([operator]) => operator)).toEqual(['q']);
    expect(read('q <00 > > /A<<Q <</B Q')).toEqual([['q']]);
    expect(read('true null W %')).toEqual([['W', 'true', 'null']]);
  });

  test('is parsed independent of white space', () => {
    const operand = constantFrom(
      '/F5',
      '-.5',
      '<00 1d>',
      '(a\\)b(c))',
      '[<00> -2 (])]',
      '<</A <</B [1]>>/C(>)>>',
      'true',
    );
    const gap = constantFrom(' ', '\n', '\r\n\t', ' % Tj (\n', '\0\f%\r');
    const instruction = tuple(array(operand, { maxLength: 4 }), constantFrom('Tj', 'f*', "'", '"', 'T*', 'BDC'));
    assert(
      property(array(tuple(instruction, gap)), (written) => {
        const stream = written.map(([[operands, operator], gap]) => [...operands, operator, ''].join(gap)).join('');
        expect(read(stream)).toEqual(written.map(([[operands, operator]]) => [operator, ...operands]));
      }),
    );
  });

  test('terminates on any bytes and reads nothing twice', () => {
    assert(
      property(string({ unit: 'binary-ascii' }), (stream) => {
        let at = 0;
        for (const { start, end } of operationsOf(stream)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(stream.length);
      }),
    );
  });

  test('is decompressed, and a truncated one up to its end', async () => {
    const { context } = await PDFDocument.create();
    const stream = 'BT <0001> Tj ET '.repeat(500);
    const packed = deflateSync(stream);
    const unpack = (bytes: Uint8Array) => bytesOf(context.stream(bytes, { Filter: 'FlateDecode' }));
    expect(unpack(packed)).toBe(stream);
    const part = unpack(packed.subarray(0, packed.length - 10));
    expect(part.length).toBeGreaterThan(0);
    expect(stream.startsWith(part)).toBe(true);
    expect(unpack(Buffer.concat([packed.subarray(0, -4), Buffer.of(0, 0, 0, 0)]))).toBe(stream);
  });
});

describe('unmarked content', () => {
  const forms = { Form: 'only draws', Words: 'shows text' } as const;
  const mark = (stream: string, plain: number[] = []) =>
    markStrays(stream, {
      plain: new Set(plain),
      form: (name) => (name === 'Form' || name === 'Words' ? forms[name] : undefined),
    });

  test('becomes an artifact, including the start of a path', () => {
    expect(mark('q 0 0 1 1 re f Q').stream).toBe('q /Artifact BMC 0 0 1 1 re f EMC Q');
    expect(mark('q BI /W 1 ID x EI Q').stream).toBe('q /Artifact BMC BI /W 1 ID x EI EMC Q');
    expect(mark('BT <0001> Tj ET /Image Do').stream).toBe(
      'BT /Artifact BMC <0001> Tj EMC ET /Artifact BMC /Image Do EMC',
    );
  });

  test('becomes one inside a marked-content sequence without a role', () => {
    expect(mark('BT /ReversedChars BMC <0001> Tj EMC ET').stream).toBe(
      'BT /ReversedChars BMC /Artifact BMC <0001> Tj EMC EMC ET',
    );
    const said = '/Span<</ActualText (a) >> BDC <0001> Tj EMC';
    expect(mark(said).stream).toBe('/Span<</ActualText (a) >> BDC /Artifact BMC <0001> Tj EMC EMC');
    for (const marked of [`/Artifact BMC ${said} EMC`, `/P <</MCID 4 >>BDC ${said} EMC`])
      expect(mark(marked).stream).toBe(marked);
  });

  test('is unchanged if it paints nothing, or is a form with its own marks', () => {
    for (const stream of ['0 0 1 1 re W n', '/Form Do', '1 0 0 RG']) expect(mark(stream).stream).toBe(stream);
  });

  test('is distinguished from tagged content, and from a tag with only a drawing', () => {
    for (const drawn of ['0 0 1 1 re f', '/Form Do', '/Image Do', 'BI /W 1 ID x EI']) {
      const tagged = `/P <</MCID 4 >>BDC ${drawn} EMC`;
      const held = new Set(drawn === '/Form Do' ? ['Form'] : []);
      expect(mark(tagged)).toEqual({ stream: tagged, ornaments: new Set(), held });
      expect(mark(tagged, [4])).toEqual({ stream: `/Artifact BMC ${drawn} EMC`, ornaments: new Set([4]), held });
    }
    for (const shown of ['BT <0001> Tj ET', '/Words Do', '/Span BMC BT [<0001>] TJ ET EMC']) {
      const tagged = `/P <</MCID 4 >>BDC 0 0 1 1 re f ${shown} EMC`;
      const held = new Set(shown === '/Words Do' ? ['Words'] : []);
      expect(mark(tagged, [4])).toEqual({ stream: tagged, ornaments: new Set(), held });
    }
  });
});
