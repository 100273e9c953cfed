import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFRef } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { identify, reserveIdentifier } from '../../src/pdf/finish/archive.ts';
import { evenRows } from '../../src/pdf/finish/even-rows.ts';
import { srgbProfile } from '../../src/pdf/finish/srgb-profile.ts';

/** Values of a tag of an ICC profile, as `s15Fixed16Number`s after its type. */
function valuesOf(profile: Buffer, name: string): number[] {
  const count = profile.readUInt32BE(128);
  const at = Array.from({ length: count }, (_, index) => 132 + 12 * index).find(
    (entry) => profile.toString('latin1', entry, entry + 4) === name,
  );
  if (at === undefined) throw new Error(`There is no ${name}.`);
  const [offset, size] = [profile.readUInt32BE(at + 4), profile.readUInt32BE(at + 8)];
  return Array.from({ length: (size - 8) / 4 }, (_, index) => profile.readInt32BE(offset + 8 + 4 * index) / 65_536);
}

test('the profile is as long as it says, and its primaries are those of sRGB, and together white', () => {
  const profile = Buffer.from(srgbProfile());
  expect(profile.readUInt32BE(0)).toBe(profile.length);
  // As in the profiles that the ICC publishes.
  const [red = [], green = [], blue = []] = ['rXYZ', 'gXYZ', 'bXYZ'].map((name) => valuesOf(profile, name));
  expect(red.map((value) => value.toFixed(3))).toEqual(['0.436', '0.222', '0.014']);
  expect(green.map((value) => value.toFixed(3))).toEqual(['0.385', '0.717', '0.097']);
  expect(blue.map((value) => value.toFixed(3))).toEqual(['0.143', '0.061', '0.714']);
  valuesOf(profile, 'wtpt').forEach((white, index) => {
    expect((red[index] ?? 0) + (green[index] ?? 0) + (blue[index] ?? 0)).toBeCloseTo(white, 3);
  });
});

const fileOf = async (title: string): Promise<string> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.addPage([100, 100]);
  document.setTitle(title);
  reserveIdentifier(document);
  return Buffer.from(identify(await document.save({ useObjectStreams: true }))).toString('latin1');
};

test('a file has an identifier of its own, in the same place twice, and the same each time', async () => {
  const [one, again, other] = await Promise.all(['Xen', 'Xen', 'NVMM'].map(fileOf));
  const idsOf = (file = '') => /\/ID \[ <([\da-f]{32})> <([\da-f]{32})> \]/.exec(file)?.slice(1) ?? [];
  const [first, second] = idsOf(one);
  expect(first).toBe(second);
  expect(first).not.toBe('0'.repeat(32));
  expect(idsOf(again)).toEqual(idsOf(one));
  expect(idsOf(other)).not.toEqual(idsOf(one));
});

/** A table of tags, each row a list of cells: `TH`, `TD`, or a cell over some columns. */
async function tableOf(rows: readonly (readonly string[])[]): Promise<{ document: PDFDocument; table: PDFDict }> {
  const document = await PDFDocument.create();
  const { context } = document;
  const cell = (type: string): PDFRef => {
    const [name = '', span = '1'] = type.split('×');
    return context.register(context.obj({ S: name, A: { O: 'Table', ColSpan: Number(span) } }));
  };
  const kids = rows.map((cells) => context.register(context.obj({ S: 'TR', K: cells.map(cell) })));
  return { document, table: context.obj({ S: 'Table', K: [context.register(context.obj({ S: 'TBody', K: kids }))] }) };
}

/** Types of the cells of each row. */
const cellsOf = (table: PDFDict): string[][] => {
  const kids = (dict: PDFDict): PDFDict[] => {
    const all = dict.lookupMaybe(PDFName.of('K'), PDFArray);
    return all ? all.asArray().map((ref) => dict.context.lookup(ref, PDFDict)) : [];
  };
  return kids(table)
    .flatMap(kids)
    .map((row) => kids(row).map((cell) => cell.lookup(PDFName.of('S'), PDFName).decodeText()));
};

test.each([
  [
    'an empty corner comes first',
    [
      ['TH', 'TH'],
      ['TH', 'TD', 'TD'],
      ['TH', 'TD', 'TD'],
    ],
    [
      ['TD', 'TH', 'TH'],
      ['TH', 'TD', 'TD'],
      ['TH', 'TD', 'TD'],
    ],
  ],
  [
    'cells that are left out come last',
    [['TH', 'TH', 'TH'], ['TD'], []],
    [
      ['TH', 'TH', 'TH'],
      ['TD', 'TD', 'TD'],
      ['TD', 'TD', 'TD'],
    ],
  ],
  [
    'a cell may be as wide as several',
    [
      ['TH×2', 'TH'],
      ['TD', 'TD', 'TD'],
    ],
    [
      ['TH', 'TH'],
      ['TD', 'TD', 'TD'],
    ],
  ],
])('rows of a table: %s', async (_, rows, expected) => {
  const { document, table } = await tableOf(rows);
  evenRows(document, table);
  expect(cellsOf(table)).toEqual(expected);
});

test('all rows of any table are as wide as its widest', async () => {
  const rows = fc.array(fc.array(fc.constantFrom('TH', 'TD'), { maxLength: 6 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(rows, async (all) => {
      const { document, table } = await tableOf(all);
      evenRows(document, table);
      const most = Math.max(0, ...all.map((row) => row.length));
      expect(cellsOf(table).map((row) => row.length)).toEqual(all.map(() => most));
    }),
  );
});
