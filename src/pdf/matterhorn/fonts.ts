/** Checkpoint 31, fonts, as far as it can be checked without reading font programs. */
import type { FontFacts } from '../fonts.ts';
import { each, type Condition } from './condition.ts';

const about = (id: string, says: string, fault: (font: FontFacts) => string | undefined): Condition => ({
  id,
  says,
  find: ({ fonts }) =>
    each(fonts, (font) => {
      const message = fault(font);
      return message === undefined ? undefined : { message: `${font.name}: ${message}` };
    }),
});

const isTrueTypeCid = ({ type }: FontFacts): boolean => type === 'CIDFontType2';

export const fontConditions: readonly Condition[] = [
  about('31-004', 'The map from characters to glyphs is neither Identity nor in the file.', (font) =>
    isTrueTypeCid(font) && font.cidToGid !== undefined && !['Identity', 'embedded'].includes(font.cidToGid)
      ? `CIDToGIDMap is ${font.cidToGid}`
      : undefined,
  ),
  about('31-005', 'There is no map from characters to glyphs.', (font) =>
    isTrueTypeCid(font) && font.cidToGid === undefined ? 'no CIDToGIDMap' : undefined,
  ),
  about('31-006', 'The encoding of a composite font is neither predefined nor in the file.', (font) =>
    font.isComposite && font.encoding !== 'embedded' && !PREDEFINED_CMAPS.has(font.encoding ?? '')
      ? `Encoding is ${font.encoding ?? 'missing'}`
      : undefined,
  ),
  about('31-009', 'A font is not in the file.', (font) =>
    // The glyphs of a Type 3 font are streams in the PDF.
    font.isEmbedded || font.type === 'Type3' ? undefined : 'not embedded',
  ),
  about('31-027', 'A font does not say what its codes mean.', (font) =>
    font.hasToUnicode || isLatin(font) ? undefined : 'no ToUnicode',
  ),
  about('31-028', 'A font says that a code means U+0000.', (font) => meaning(font, ['\0'])),
  about('31-029', 'A font says that a code means U+FEFF or U+FFFE.', (font) => meaning(font, ['\uFEFF', '\uFFFE'])),
  {
    id: '31-030',
    says: 'The glyph for a missing character is shown.',
    find: ({ pages }) =>
      each(pages, ({ content: { notdefs } }, page) =>
        notdefs > 0 ? { page, message: `glyph 0 is shown ${notdefs} times` } : undefined,
      ),
  },
];

const isLatin = ({ isComposite, encoding = '' }: FontFacts): boolean =>
  !isComposite && ['MacRomanEncoding', 'MacExpertEncoding', 'WinAnsiEncoding'].includes(encoding);

function meaning({ unicode }: FontFacts, characters: readonly string[]): string | undefined {
  const code = [...unicode].find(([, text]) => characters.some((one) => text.includes(one)))?.[0];
  return code === undefined ? undefined : `code ${code.toString(16).padStart(4, '0')}`;
}

/** ISO 32000-1, table 118. */
export const PREDEFINED_CMAPS: ReadonlySet<string> = new Set(
  [
    'GB-EUC-H GB-EUC-V GBpc-EUC-H GBpc-EUC-V GBK-EUC-H GBK-EUC-V GBKp-EUC-H GBKp-EUC-V GBK2K-H GBK2K-V',
    'UniGB-UCS2-H UniGB-UCS2-V UniGB-UTF16-H UniGB-UTF16-V',
    'B5pc-H B5pc-V HKscs-B5-H HKscs-B5-V ETen-B5-H ETen-B5-V ETenms-B5-H ETenms-B5-V CNS-EUC-H CNS-EUC-V',
    'UniCNS-UCS2-H UniCNS-UCS2-V UniCNS-UTF16-H UniCNS-UTF16-V',
    '83pv-RKSJ-H 90ms-RKSJ-H 90ms-RKSJ-V 90msp-RKSJ-H 90msp-RKSJ-V 90pv-RKSJ-H Add-RKSJ-H Add-RKSJ-V EUC-H EUC-V',
    'Ext-RKSJ-H Ext-RKSJ-V H V UniJIS-UCS2-H UniJIS-UCS2-V UniJIS-UCS2-HW-H UniJIS-UCS2-HW-V UniJIS-UTF16-H',
    'UniJIS-UTF16-V',
    'KSC-EUC-H KSC-EUC-V KSCms-UHC-H KSCms-UHC-V KSCms-UHC-HW-H KSCms-UHC-HW-V KSCpc-EUC-H UniKS-UCS2-H',
    'UniKS-UCS2-V UniKS-UTF16-H UniKS-UTF16-V',
    'Identity-H Identity-V',
  ].flatMap((line) => line.split(' ')),
);
