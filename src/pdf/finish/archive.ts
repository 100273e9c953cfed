/** Requirements of PDF/A-2 (ISO 19005-2), an archival format, beyond those of PDF/UA. */
import { createHash } from 'node:crypto';
import { PDFHexString, PDFString, type PDFDocument } from '@cantoo/pdf-lib';
import { keyNamed } from '../objects.ts';
import { srgbProfile } from './srgb-profile.ts';

/** Declares the colour space: a browser's colours are sRGB. */
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

/** A placeholder of 32 digits. */
const UNKNOWN = '0'.repeat(32);

/** Reserves space for the file's identifier. */
export function reserveIdentifier({ context }: PDFDocument): void {
  const id = PDFHexString.of(UNKNOWN);
  context.trailerInfo.ID = context.obj([id, id]);
}

/** Writes the identifier into its space, in place: a hash of all other bytes, so that it is reproducible. */
export function identify(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const id = createHash('sha256').update(file).digest('hex').slice(0, UNKNOWN.length);
  // In the trailer, which is not compressed: once for the file, and once for this version of it.
  for (let at = file.lastIndexOf(`<${UNKNOWN}>`); at >= 0; at = file.lastIndexOf(`<${UNKNOWN}>`))
    file.write(id, at + 1);
  return bytes;
}
