import { PDFArray, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';

export interface PdfFont {
  /** With the six letters that mark a subset. */
  readonly name: string;
  /** `Type3` is drawings instead of a font, `CIDFontType2` TrueType, `CIDFontType0` CFF. */
  readonly type: string;
  readonly isEmbedded: boolean;
}

/** The fonts of a document, each once; pdf.js does not tell their type. */
export async function fontsOf(bytes: Uint8Array): Promise<PdfFont[]> {
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false });
  return context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict) || nameIn(object, 'Type') !== 'Font') return [];
    // A composite font is a frame around the one that has the shapes, and that one comes by itself.
    if (nameIn(object, 'Subtype') === 'Type0' && object.lookup(PDFName.of('DescendantFonts'), PDFArray).size() > 0)
      return [];
    const descriptor = object.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict);
    const files = ['FontFile', 'FontFile2', 'FontFile3'].map((key) => descriptor?.has(PDFName.of(key)));
    return [{ name: nameIn(object, 'BaseFont'), type: nameIn(object, 'Subtype'), isEmbedded: files.includes(true) }];
  });
}

const nameIn = (dict: PDFDict, key: string): string => dict.lookupMaybe(PDFName.of(key), PDFName)?.decodeText() ?? '';
