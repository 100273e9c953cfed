/** Faults planted in valid PDFs that keep their claims: the validator must find each of them. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument, type PDFDict, type PDFRef } from '@cantoo/pdf-lib';
import { asDict, find, keyNamed, nameIn } from '../../src/pdf/objects.ts';
import { elementDicts, kidsOf } from '../../src/pdf/structure.ts';

export interface Planted {
  readonly name: string;
  /** The file that it is planted in. */
  readonly into: string;
  /** As a failure has it. */
  readonly rule: string;
  /** @returns whether the fault could be planted in the element */
  readonly plant: (document: PDFDocument, element: PDFDict) => boolean;
}

export const faults: readonly Planted[] = [
  {
    name: 'planted-corner-without-tag',
    into: 'tables-slides',
    rule: 'PDF/UA-1 7.2-42',
    plant: ({ context }, row) => {
      const [corner, ...others] = kidsOf(row);
      const cells = others.map((cell) => asDict(context.lookup(cell)));
      const isHead = nameIn(row, 'S') === 'TR' && cells.some((cell) => nameIn(cell, 'S') === 'TH');
      const isEmpty = nameIn(asDict(corner && context.lookup(corner)), 'S') === 'TD';
      if (!isHead || !isEmpty) return false;
      row.set(keyNamed('K'), context.obj(others));
      return true;
    },
  },
  {
    name: 'planted-picture-without-alt',
    into: 'pictures-slides',
    rule: 'PDF/UA-1 7.3-1',
    plant: (_, figure) => {
      if (nameIn(figure, 'S') !== 'Figure' || !find(figure, 'Alt')) return false;
      figure.delete(keyNamed('Alt'));
      return true;
    },
  },
];

/** @returns the file with one fault, beside the sound one */
export async function plant({ name, into, plant: change }: Planted, folder: string): Promise<string> {
  const document = await PDFDocument.load(await readFile(join(folder, `${into}.pdf`)), { updateMetadata: false });
  const elements: readonly [PDFRef, PDFDict][] = [...elementDicts(document)];
  if (!elements.some(([, element]) => change(document, element))) throw new Error(`${into} has no place for ${name}`);
  const file = join(folder, `${name}.pdf`);
  await writeFile(file, await document.save());
  return file;
}
