import { PDFDict, PDFHexString, PDFName, ReadingDirection, type PDFDocument } from '@cantoo/pdf-lib';
import { directionOf } from '../../language.ts';
import { failuresOf, type Failed } from '../matterhorn.ts';
import type { PdfFacts } from '../read-pdf.ts';
import type { Finish, TalkInfo } from './printed-page.ts';

interface Xmp {
  readonly info: TalkInfo;
  readonly date: Date | undefined;
  /** Whether to claim conformance to PDF/UA-1 and PDF/A-2a. */
  readonly claims: boolean;
}

/** The document information dictionary, and the language and window title in the catalog. */
export function writeInfo(document: PDFDocument, { info, date }: Finish): void {
  const { title, author, subject, keywords, language, commit } = info;
  document.setTitle(title, { showInWindowTitleBar: true });
  if (author !== '') document.setAuthor(author);
  if (subject !== '') document.setSubject(subject);
  if (keywords.length > 0) document.setKeywords([keywords.join(', ')]);
  if (language !== '') document.setLanguage(language);
  // Chromium writes its user agent as Creator, and stays the Producer.
  const dictionary = document.context.lookup(document.context.trailerInfo.Info, PDFDict);
  for (const key of ['Creator', 'CreationDate', 'ModDate']) dictionary.delete(PDFName.of(key));
  if (commit !== '') dictionary.set(PDFName.of('Commit'), PDFHexString.fromText(commit));
  if (date === undefined) return;
  document.setCreationDate(date);
  document.setModificationDate(date);
}

/** Viewers open the first page fitted to the window. */
export function openFitted(document: PDFDocument): void {
  const { catalog, context } = document;
  catalog.set(PDFName.of('OpenAction'), context.obj([document.getPage(0).ref, PDFName.of('Fit')]));
}

/** Facing pages, and the arrows of a viewer, follow the reading direction of the talk. */
export function setReadingDirection({ catalog }: PDFDocument, { info: { language } }: Finish): void {
  if (directionOf(language === '' ? 'und' : language) === 'rtl')
    catalog.getOrCreateViewerPreferences().setReadingDirection(ReadingDirection.R2L);
}

/** The same metadata as XMP: archives read that, and PDF/UA-1 requires it (Matterhorn 06-001 to 06-003). */
export function writeXmp(document: PDFDocument, { info, date }: Finish, claims: boolean): void {
  const { catalog, context } = document;
  // Uncompressed UTF-8, so that tools that do not parse PDF find it.
  const stream = context.stream(Buffer.from(xmpOf({ info, date, claims })), { Type: 'Metadata', Subtype: 'XML' });
  catalog.set(PDFName.of('Metadata'), context.register(stream));
}

/**
 * The machine-checkable conditions of PDF/UA that the file fails; ACCESSIBILITY.md lists the others. Checkpoint 06 is
 * left out, except for a title: the metadata that is written afterwards meets it.
 */
export function obstaclesIn(facts: PdfFacts, { info }: Finish): Failed[] {
  const found = failuresOf(facts).filter(({ condition }) => !condition.id.startsWith('06-'));
  return info.title === '' ? [...found, { condition: UNTITLED, message: 'no title' }] : found;
}

const UNTITLED = { id: '06-003', says: 'The XMP metadata has no dc:title.' };

export function xmpOf({ info, date, claims }: Xmp): string {
  const { title, author, subject, keywords, language, commit } = info;
  const when = date?.toISOString().replace('.000Z', 'Z');
  const lines = [
    `<dc:format>application/pdf</dc:format>`,
    `<dc:title><rdf:Alt>${item(title, 'x-default')}${language === '' ? '' : item(title, language)}</rdf:Alt></dc:title>`,
    author !== '' && `<dc:creator><rdf:Seq>${item(author)}</rdf:Seq></dc:creator>`,
    subject !== '' && `<dc:description><rdf:Alt>${item(subject, 'x-default')}</rdf:Alt></dc:description>`,
    keywords.length > 0 && `<dc:subject><rdf:Bag>${keywords.map((one) => item(one)).join('')}</rdf:Bag></dc:subject>`,
    keywords.length > 0 && `<pdf:Keywords>${escape(keywords.join(', '))}</pdf:Keywords>`,
    language !== '' && `<dc:language><rdf:Bag>${item(language)}</rdf:Bag></dc:language>`,
    when !== undefined && `<xmp:CreateDate>${when}</xmp:CreateDate><xmp:ModifyDate>${when}</xmp:ModifyDate>`,
    commit !== '' && `<xmpMM:VersionID>${escape(commit)}</xmpMM:VersionID>`,
    claims && CLAIMS,
  ];
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
${lines.filter((line) => line !== false).join('\n')}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

/** PDF/UA-1 and PDF/A-2a. The latter requires an extension schema for the former: ISO 19005-2, 6.6.2.3. */
const CLAIMS = `<pdfuaid:part>1</pdfuaid:part>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>`;

const item = (text: string, language?: string): string =>
  `<rdf:li${language === undefined ? '' : ` xml:lang="${escape(language)}"`}>${escape(text)}</rdf:li>`;

const escape = (text: string): string =>
  text.replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0).toString()};`);
