/** What a file needs that is kept: ISO 19005-2, PDF/A-2, beside what PDF/UA asks for. */
import { createHash } from 'node:crypto';
import { PDFHexString, PDFString, type PDFDocument } from '@cantoo/pdf-lib';
import { keyNamed } from '../objects.ts';
import { srgbProfile } from './srgb-profile.ts';

/** What the colours mean: those of a browser are sRGB. */
export function writeOutputIntent({ catalog, context }: PDFDocument): void {
  const profile = context.register(context.flateStream(srgbProfile(), { N: 3 }));
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB'),
    Info: PDFString.of('sRGB, IEC 61966-2-1'),
    DestOutputProfile: profile,
  });
  catalog.set(keyNamed('OutputIntents'), context.obj([intent]));
}

/** 32 digits, until it is known what the file is. */
const UNKNOWN = '0'.repeat(32);

/** Room for the file's identifier. */
export function reserveIdentifier({ context }: PDFDocument): void {
  const id = PDFHexString.of(UNKNOWN);
  context.trailerInfo.ID = context.obj([id, id]);
}

/** Writes the identifier into its room, in place: made from all other bytes, it is the same for the same file. */
export function identify(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const id = createHash('sha256').update(file).digest('hex').slice(0, UNKNOWN.length);
  // In the trailer, which is not compressed: once for the file, and once for this version of it.
  for (let at = file.lastIndexOf(`<${UNKNOWN}>`); at >= 0; at = file.lastIndexOf(`<${UNKNOWN}>`))
    file.write(id, at + 1);
  return bytes;
}
