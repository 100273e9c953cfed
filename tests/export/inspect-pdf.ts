import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as v from 'valibot';
import { coloursOf, type PageColours } from './inspect-colours.ts';
import { fontsOf, type PdfFont } from './inspect-fonts.ts';

/** A PDF as plain values; pages are numbered from 0. */
export interface InspectedPdf {
  readonly pages: readonly InspectedPage[];
  readonly outline: readonly OutlineItem[];
  /** Named destinations, by name. */
  readonly names: ReadonlyMap<string, number>;
  readonly title: string | undefined;
  readonly author: string | undefined;
  readonly subject: string | undefined;
  readonly language: string | undefined;
  readonly created: string | undefined;
  readonly changed: string | undefined;
  readonly isTagged: boolean;
  readonly showsTitle: boolean;
  readonly fonts: readonly PdfFont[];
}

export interface InspectedPage {
  readonly width: number;
  readonly height: number;
  /** Lines as the page breaks them. */
  readonly text: string;
  /** Pages that links lead to. */
  readonly targets: readonly number[];
  readonly urls: readonly string[];
  /** Roles in the structure, such as `H2` and `TH`, in reading order. */
  readonly roles: readonly string[];
  readonly colours: PageColours;
}

export interface OutlineItem {
  readonly title: string;
  readonly page: number;
  readonly isOpen: boolean;
  readonly items: readonly OutlineItem[];
}

// pdf.js types most of what it reads as `any`.
const Target = v.looseTuple([v.object({ num: v.number(), gen: v.number() })]);
type Target = v.InferOutput<typeof Target>;
const Destination = v.union([v.string(), Target]);
const Annotation = v.object({ url: v.optional(v.string()), dest: v.nullish(Destination) });
interface RawItem {
  title: string;
  dest: v.InferOutput<typeof Destination>;
  count?: number | undefined;
  items: RawItem[];
}
const Item: v.GenericSchema<unknown, RawItem> = v.object({
  title: v.string(),
  dest: Destination,
  count: v.optional(v.number()),
  items: v.lazy(() => v.array(Item)),
});
interface RawNode {
  role?: string | undefined;
  children?: RawNode[] | undefined;
}
const Node: v.GenericSchema<unknown, RawNode> = v.object({
  role: v.optional(v.string()),
  children: v.optional(v.lazy(() => v.array(Node))),
});
const text = v.optional(v.string());
const Info = v.object({
  Title: text,
  Author: text,
  Subject: text,
  Language: v.nullish(v.string()),
  CreationDate: text,
  ModDate: text,
});

export async function inspectPdf(bytes: Uint8Array): Promise<InspectedPdf> {
  // A copy, as pdf.js takes the bytes away.
  const task = getDocument({ data: bytes.slice(), verbosity: VerbosityLevel.ERRORS, disableFontFace: true });
  try {
    const document = await task.promise;
    const pageOf = async (dest: string | Target): Promise<number> => {
      const found: unknown = typeof dest === 'string' ? await document.getDestination(dest) : dest;
      return document.getPageIndex(v.parse(Target, found)[0]);
    };
    const readItem = async ({ title, dest, count = 0, items }: RawItem): Promise<OutlineItem> => ({
      title,
      page: await pageOf(dest),
      isOpen: count >= 0,
      items: await Promise.all(items.map(readItem)),
    });
    const readPage = async (_: unknown, index: number): Promise<InspectedPage> => {
      const page = await document.getPage(index + 1);
      const { width, height } = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent();
      const links = v.parse(v.array(Annotation), await page.getAnnotations());
      return {
        width,
        height,
        text: items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''),
        targets: await Promise.all(links.flatMap(({ dest }) => (dest == null ? [] : pageOf(dest)))),
        urls: links.flatMap(({ url }) => url ?? []),
        roles: rolesOf(v.parse(Node, await page.getStructTree())),
        colours: await coloursOf(page),
      };
    };
    const info = v.parse(Info, (await document.getMetadata()).info);
    const outline = v.parse(v.nullable(v.array(Item)), await document.getOutline());
    const names = Object.keys(await document.getDestinations());
    const preferences: unknown = await document.getViewerPreferences();
    const marks: unknown = await document.getMarkInfo();
    return {
      pages: await Promise.all(Array.from({ length: document.numPages }, readPage)),
      outline: await Promise.all((outline ?? []).map(readItem)),
      names: new Map(await Promise.all(names.map(async (name) => [name, await pageOf(name)] as const))),
      title: info.Title,
      author: info.Author,
      subject: info.Subject,
      language: info.Language ?? undefined,
      created: info.CreationDate,
      changed: info.ModDate,
      isTagged: v.is(v.object({ Marked: v.literal(true) }), marks),
      showsTitle: v.is(v.object({ DisplayDocTitle: v.literal(true) }), preferences),
      fonts: await fontsOf(bytes),
    };
  } finally {
    await task.destroy();
  }
}

const rolesOf = ({ role, children = [] }: RawNode): string[] => [
  ...(role === undefined ? [] : [role]),
  ...children.flatMap(rolesOf),
];
