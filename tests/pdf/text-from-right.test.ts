import { describe, expect, test } from 'vitest';
import { readPieces } from '../../src/pdf/text-from-right.ts';
import { isSeen, squeeze } from '../../src/check/pdf/talk/talk-pdf.ts';

const LETTERS: Readonly<Record<number, string>> = {
  1: 'א',
  2: 'ב',
  3: 'ג',
  4: ' ',
  5: 'x',
  6: 'y',
  7: '7',
  8: '.',
  9: '(',
};

const read = (stream: string, base: 'ltr' | 'rtl' = 'rtl') =>
  readPieces(stream, (font) => (font === 'F1' ? (code) => LETTERS[code] ?? '' : undefined), base).get(0);

/** As Chromium paints it: each run in its own text object, in visual order. */
const piece = (...lines: string[]) => `/P <</MCID 0 >>BDC\n${lines.join('\n')}\nEMC`;
const line = (shown: string, y = 10) => `BT /F1 12 Tf 1 0 0 -1 5 ${y} Tm\n${shown}\nET`;
const reversed = (shown: string) => `/ReversedChars BMC ${shown} EMC`;

describe('right-to-left text is extracted in logical order', () => {
  test('in one string, in several, and with ActualText', () => {
    expect(read(piece(line(reversed('<000300020001> Tj'))))).toEqual({ text: 'אבג', isFromRight: true });
    expect(read(piece(line(reversed('<0003> Tj 9 0 Td <00020001> Tj'))))?.text).toBe('אבג');
    const said = '/Span <</ActualText <FEFF05D105BC>>> BDC <0006> Tj 1 2 Td <0002> Tj EMC';
    expect(read(piece(line(reversed(`<0003> Tj ${said} <0001> Tj`))))?.text).toBe('אבּג');
    expect(read(piece(line('/Span<</ActualText (\\)) >> BDC <0009> Tj EMC')))).toEqual({
      text: ')',
      isFromRight: false,
    });
  });

  test('where Chromium does not say it: of one letter, and of letters that a mark moves', () => {
    expect(read(piece(line('<0001> Tj')))?.isFromRight).toBe(true);
    expect(read(piece(line('<0002> Tj 9 2 Td <0001> Tj')))?.text).toBe('אב');
  });

  test('in bidirectional lines of several fonts', () => {
    const [right, blank, left] = [line(reversed('<00020001> Tj')), line('<0004> Tj'), line('<00050006> Tj')];
    expect(read(piece(right, blank, line('<0003> Tj')))?.text).toBe('ג אב');
    expect(read(piece(left, blank, right))?.text).toBe('אב xy');
    expect(read(piece(left, blank, right), 'ltr')?.text).toBe('xy אב');
    expect(read(piece(line(reversed('<00040008> Tj')), line('<0007> Tj')))?.text).toBe('7. ');
    expect(read(piece(line('<0001> Tj'), line('<0002> Tj', 30)))?.text).toBe('אב');
  });

  test('and left-to-right text is unchanged', () => {
    expect(read(piece(line('<000500040006> Tj')))).toEqual({ text: 'x y', isFromRight: false });
    expect(read(line(reversed('<00020001> Tj')))).toBeUndefined();
  });
});

describe('on a page, a viewer finds', () => {
  test('words from the right, whichever way it turns their letters, and without their marks', () => {
    for (const page of ['שלום(עולם)', 'םלוע)םולש(', 'עולםשלום']) expect(isSeen(page, 'שלום (עולם)'), page).toBe(true);
    expect(isSeen(squeeze('ﺔﻴﺑﺮﻌﻟا'), 'العربية')).toBe(true);
    expect(isSeen(squeeze('لوﻷا'), 'الأول')).toBe(true);
    expect(isSeen('בראשית', 'בְּרֵאשִׁית')).toBe(true);
  });

  test('no lost, changed or truncated word', () => {
    for (const page of ['שלום', 'שלום,עולמ', 'שלום,עול', 'של,וםעולם', ''])
      expect(isSeen(page, 'שלום עולם'), page).toBe(false);
    expect(isSeen('ab', 'ba')).toBe(false);
  });
});
