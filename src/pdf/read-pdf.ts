import { ParseSpeeds, PDFDocument } from '@cantoo/pdf-lib';
import { annotationsOf, type Annotation, destinationsOf, outlineOf, type OutlineItem } from './links.ts';
import { contentOf, type ContentFacts } from './content.ts';
import { fontReader, fontsOf, type FontFacts } from './fonts.ts';
import { labelsOf } from './labels.ts';
import { metadataOf, type Metadata } from './metadata.ts';
import { nameIn } from './objects.ts';
import { structureOf, type Structure, firstPageOf, type StructNode } from './structure.ts';

/** A PDF as plain values. Pages are numbered from 0. */
export interface PdfFacts {
  readonly metadata: Metadata;
  readonly pages: readonly PageFacts[];
  readonly outline: readonly OutlineItem[];
  /** Named destinations. */
  readonly names: ReadonlyMap<string, number>;
  readonly structure: Structure | undefined;
  readonly fonts: readonly FontFacts[];
}

export interface PageFacts {
  readonly label: string | undefined;
  /** In points. */
  readonly width: number;
  readonly height: number;
  /** Order of the Tab key: `S` is that of the structure. */
  readonly tabs: string | undefined;
  readonly content: ContentFacts;
  readonly annotations: readonly Annotation[];
}

export async function readPdf(bytes: Uint8Array): Promise<PdfFacts> {
  // Encryption is reported as a finding instead of an error.
  const options = { updateMetadata: false, ignoreEncryption: true, parseSpeed: ParseSpeeds.Fastest };
  return factsOf(await PDFDocument.load(bytes, options));
}

/** The same for a document in memory. */
export function factsOf(document: PDFDocument): PdfFacts {
  const destinations = destinationsOf(document);
  const labels = labelsOf(document);
  const readFont = fontReader();
  const metadata = metadataOf(document);
  const direction = metadata.direction === 'R2L' ? 'rtl' : 'ltr';
  return {
    metadata,
    pages: document.getPages().map((page, index) => ({
      label: labels[index],
      width: page.getWidth(),
      height: page.getHeight(),
      tabs: nameIn(page.node, 'Tabs'),
      content: contentOf(page, readFont, direction),
      annotations: annotationsOf(page, destinations),
    })),
    outline: outlineOf(document, destinations),
    names: destinations.names,
    structure: structureOf(document),
    fonts: fontsOf(document, readFont),
  };
}

/** Text from the tags, with its page, from 0. */
export interface Said {
  readonly page: number;
  readonly text: string;
}

/** The text of elements in reading order: the `ActualText` of an element, or else the characters of its glyphs. */
export const saidIn = (nodes: readonly StructNode[], pages: readonly Pick<PageFacts, 'content'>[]): readonly Said[] =>
  nodes.flatMap((node): readonly Said[] => {
    if (node.kind === 'object') return [];
    if (node.kind === 'content')
      return [{ page: node.page, text: pages[node.page]?.content.pieces.get(node.key) ?? '' }];
    const page = node.actualText === undefined ? undefined : firstPageOf(node);
    return page === undefined ? saidIn(node.children, pages) : [{ page, text: node.actualText ?? '' }];
  });
