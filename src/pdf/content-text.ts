import { PDFHexString, PDFString } from '@cantoo/pdf-lib';

/** A string as it is shown, `(a)` or `<61>`, or several with the distances between them, `[<61> -20 <62>]`. */
const STRING = /<([\da-f\s]*)>|\(((?:\\.|[^\\()]|\([^()]*\))*)\)/gis;

/** Numbers of what a string shows, of one byte each, or of two in a composite font. */
export function codesIn(operand: string, isComposite: boolean): number[] {
  const width = isComposite ? 4 : 2;
  const codes: number[] = [];
  for (const [, digits, letters = ''] of operand.matchAll(STRING)) {
    const hex = digits?.replace(/\s/g, '') ?? Buffer.from(PDFString.of(letters).asBytes()).toString('hex');
    for (let at = 0; at < hex.length; at += width)
      codes.push(Number.parseInt(hex.slice(at, at + width).padEnd(width, '0'), 16));
  }
  return codes;
}

/** `/ActualText <FEFF05D0>` or `/ActualText (\))` */
const ACTUAL_TEXT = /\/ActualText\s*(?:<([\da-f\s]*)>|\(((?:\\.|[^\\()]|\([^()]*\))*)\))/is;

/** What a mark says that its content stands for. */
export function actualTextOf(properties: string): string | undefined {
  const [found, digits, letters = ''] = ACTUAL_TEXT.exec(properties) ?? [];
  if (found === undefined) return undefined;
  return digits === undefined ? PDFString.of(letters).decodeText() : PDFHexString.of(digits).decodeText();
}
