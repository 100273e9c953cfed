import { PDFDict, type PDFDocument } from '@cantoo/pdf-lib';
import { arrayIn, asDict, bytesOf, dictIn, find, isTrue, nameIn, numberIn, textIn } from './objects.ts';

/** Metadata of the whole file. */
export interface Metadata {
  readonly title: string | undefined;
  readonly author: string | undefined;
  readonly subject: string | undefined;
  readonly keywords: string | undefined;
  /** As it is written: `D:20190320000000Z`. */
  readonly created: string | undefined;
  readonly changed: string | undefined;
  /** The commit that it is made from, from `Info`. */
  readonly commit: string | undefined;
  readonly language: string | undefined;
  readonly isTagged: boolean;
  /** Whether the file declares its tags as unreliable (`Suspects`). */
  readonly isSuspect: boolean;
  /** Undefined if the file does not say. */
  readonly showsTitle: boolean | undefined;
  /** How a viewer shows the first page: `Fit`, `XYZ`. */
  readonly opens: string | undefined;
  /** Reading order of facing pages: `L2R`, the default, or `R2L`. */
  readonly direction: string;
  readonly xmp: Xmp | undefined;
  readonly encryption: { readonly permissions: number | undefined } | undefined;
  /** Configurations of layers. */
  readonly layers: readonly {
    readonly name: string | undefined;
    readonly isAutomatic: boolean;
    readonly isDefault: boolean;
  }[];
  /** Embedded files. */
  readonly attachments: readonly { readonly hasNames: boolean }[];
  readonly xfa: string;
}

/** Properties from the metadata stream; undefined if it lacks them. */
export interface Xmp {
  readonly title: string | undefined;
  /** Language of the title, `x-default` for none. */
  readonly titleLanguage: string | undefined;
  readonly creator: string | undefined;
  readonly description: string | undefined;
  readonly keywords: string | undefined;
  readonly language: string | undefined;
  readonly created: string | undefined;
  readonly version: string | undefined;
  /** Part of PDF/UA that the file claims to conform to: `1`. */
  readonly claims: string | undefined;
  /** Part and conformance of PDF/A: `2a`. */
  readonly isKeptAs: string | undefined;
}

export function metadataOf(document: PDFDocument): Metadata {
  const { catalog, context } = document;
  const info = asDict(context.lookup(context.trailerInfo.Info));
  const marks = dictIn(catalog, 'MarkInfo');
  const preferences = dictIn(catalog, 'ViewerPreferences');
  const opening = find(catalog, 'OpenAction');
  const encryption = asDict(context.lookup(context.trailerInfo.Encrypt));
  return {
    title: textIn(info, 'Title'),
    author: textIn(info, 'Author'),
    subject: textIn(info, 'Subject'),
    keywords: textIn(info, 'Keywords'),
    created: textIn(info, 'CreationDate'),
    changed: textIn(info, 'ModDate'),
    commit: textIn(info, 'Commit'),
    language: textIn(catalog, 'Lang'),
    isTagged: isTrue(marks, 'Marked'),
    isSuspect: isTrue(marks, 'Suspects'),
    showsTitle: find(preferences, 'DisplayDocTitle') && isTrue(preferences, 'DisplayDocTitle'),
    opens: opening && /\/(Fit\w*|XYZ)/.exec(opening.toString())?.[1],
    direction: nameIn(preferences, 'Direction') ?? 'L2R',
    xmp: xmpOf(catalog),
    encryption: encryption && { permissions: numberIn(encryption, 'P') },
    layers: layersOf(dictIn(catalog, 'OCProperties')),
    attachments: context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFDict && find(object, 'EF') ? [object] : []))
      .map((file) => ({ hasNames: textIn(file, 'F') !== undefined && textIn(file, 'UF') !== undefined })),
    xfa: xfaOf(catalog),
  };
}

function layersOf(properties: PDFDict | undefined): Metadata['layers'] {
  const read = (dict: PDFDict | undefined, isDefault: boolean) =>
    dict ? [{ name: textIn(dict, 'Name'), isAutomatic: find(dict, 'AS') !== undefined, isDefault }] : [];
  return [
    ...read(dictIn(properties, 'D'), true),
    ...arrayIn(properties, 'Configs').flatMap((one) => read(asDict(one), false)),
  ];
}

/** An XFA form, in one stream or in packets. */
function xfaOf(catalog: PDFDict): string {
  const form = dictIn(catalog, 'AcroForm');
  const packets = arrayIn(form, 'XFA');
  return (packets.length > 0 ? packets.map(bytesOf) : [bytesOf(find(form, 'XFA'))]).join('');
}

function xmpOf(catalog: PDFDict): Xmp | undefined {
  const stream = find(catalog, 'Metadata');
  if (!stream || nameIn(asDict(stream), 'Subtype') !== 'XML') return undefined;
  const text = Buffer.from(bytesOf(stream), 'latin1').toString('utf8');
  const title = property(text, 'dc:title');
  return {
    // The first of its languages is the default.
    title: plain(title && (property(title, 'rdf:li') ?? title)),
    titleLanguage: /xml:lang="([^"]*)"/.exec(title ?? '')?.[1],
    creator: plain(property(text, 'dc:creator')),
    description: plain(property(text, 'dc:description')),
    keywords: plain(property(text, 'pdf:Keywords')),
    language: plain(property(text, 'dc:language')),
    created: plain(property(text, 'xmp:CreateDate')),
    version: plain(property(text, 'xmpMM:VersionID')),
    claims: plain(property(text, 'pdfuaid:part')),
    isKeptAs: keptAs(plain(property(text, 'pdfaid:part')), plain(property(text, 'pdfaid:conformance'))),
  };
}

const keptAs = (part: string | undefined, conformance = ''): string | undefined =>
  part && part + conformance.toLowerCase();

/** A property as an element, or as an attribute of the description. Supports only the usual prefixes. */
function property(xmp: string, name: string): string | undefined {
  return (
    new RegExp(`<${name}(?:\\s[^>]*)?>(.*?)</${name}>`, 's').exec(xmp)?.[1] ??
    new RegExp(`\\s${name}="([^"]*)"`).exec(xmp)?.[1]
  );
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const plain = (xml: string | undefined): string | undefined =>
  xml
    ?.replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (entity, decimal?: string, hex?: string, name?: string) =>
      decimal === undefined && hex === undefined
        ? (ENTITIES[name ?? ''] ?? entity)
        : String.fromCodePoint(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)),
    )
    .trim();
