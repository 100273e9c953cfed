/** Runs a file of slides through the stages; unchanged slides come from the cache. */
import { isDeepStrictEqual } from 'node:util';
import { languages } from '../render/highlight/highlight.ts';
import { highlightCode } from '../render/listing.ts';
import { renderSlide } from '../render/render.ts';
import type { RenderedSlide, Slide } from '../talk.ts';
import type { Occasion } from '../year.ts';
import { linkSources, type Addresses } from './beside/sources.ts';
import type { Reference } from './check/links.ts';
import { checkSaid } from './check/said.ts';
import { checkSlide } from './check/slide.ts';
import { cut, type Chunk } from './cut.ts';
import { withoutFrontMatter } from './dialects/front-matter.ts';
import { directiveHandlers } from './directives/index.ts';
import { isError, type Message } from './messages.ts';
import { parseWithBlanks } from './parse.ts';
import { checkPictures } from './pictures/check.ts';
import type { PictureFile } from './pictures/picture-file.ts';
import type { SourceFile, Sources } from './read.ts';
import { split } from './split.ts';

/** A slide after all stages, relative to its own text until `moveTo`. */
interface LoadedSlide {
  readonly slide: Slide | undefined;
  /** Missing where the slide has errors. */
  readonly rendered: RenderedSlide | undefined;
  readonly references: readonly Reference[];
  /** Its inputs besides the text: the files of the pictures it shows. */
  readonly pictures: PictureFiles;
  readonly messages: readonly Message[];
}

/** Keyed by path, as written on slides. */
type PictureFiles = ReadonlyMap<string, PictureFile>;

type LookAt = Sources['lookAt'];

/** Inputs of a slide besides its text. */
interface LoadContext {
  readonly lookAt: LookAt;
  readonly occasion: Occasion;
  readonly addresses: Addresses;
}

/** A file after all stages. */
export interface LoadedFile {
  readonly text: string;
  readonly occasion: Occasion;
  /** Of the sources that slides may refer to. */
  readonly addresses: Addresses;
  /** Cache by source text; positions are relative to that text. */
  readonly pieces: ReadonlyMap<string, readonly LoadedSlide[]>;
  readonly slides: readonly LoadedSlide[];
  /** Whether it has front matter of another tool. */
  readonly isAmongOthers: boolean;
  /** Of the file as a whole. */
  readonly messages: readonly Message[];
}

/** @param last result of the previous load of this file */
export async function loadFile(
  file: SourceFile,
  last: LoadedFile | undefined,
  around: LoadContext,
): Promise<LoadedFile> {
  const { lookAt, occasion, addresses } = around;
  // Stale if the talk's year or the sources' addresses have changed.
  const isCurrent = last?.occasion.talkYear === occasion.talkYear && isDeepStrictEqual(last?.addresses, addresses);
  const before = isCurrent ? last : undefined;
  if (before?.text === file.text && (await areCurrent(before.slides, lookAt))) return before;
  const pieces = new Map<string, readonly LoadedSlide[]>();
  const slides: LoadedSlide[] = [];
  const { text, messages, isOfBlock } = withoutFrontMatter(file.text);
  const isAmongOthers = messages.length > 0;
  const isAsBefore = before?.isAmongOthers === isAmongOthers;
  for (const chunk of cut(text)) {
    const known = isAsBefore ? before.pieces.get(chunk.text) : undefined;
    const kept = known && (await areCurrent(known, lookAt)) ? known : undefined;
    const made = pieces.get(chunk.text) ?? kept ?? (await loadChunk(chunk.text, isAmongOthers, around));
    pieces.set(chunk.text, made);
    for (const slide of made) {
      const moved = moveTo(slide, file, chunk);
      // An empty slide with front matter is already reported as front matter.
      const rest = moved.messages.filter(({ code, place }) => code !== 'slide-empty' || !isOfBlock(place.line));
      slides.push({ ...moved, messages: rest });
    }
  }
  const own = messages.map((one) => ({ ...one, place: { ...one.place, file: file.path } }));
  return { text: file.text, occasion, addresses, pieces, slides, isAmongOthers, messages: own };
}

/** Whether the picture files of the slides are unchanged. */
async function areCurrent(slides: readonly LoadedSlide[], lookAt: LookAt): Promise<boolean> {
  const same = slides.map(async ({ references, pictures }) => {
    const now = await filesOf(references, lookAt);
    return JSON.stringify([...now]) === JSON.stringify([...pictures]);
  });
  return (await Promise.all(same)).every(Boolean);
}

async function filesOf(references: readonly Reference[], lookAt: LookAt): Promise<PictureFiles> {
  const paths = new Set(references.filter(({ kind }) => kind === 'picture').map(({ target }) => target));
  const files = new Map<string, PictureFile>();
  for (const path of paths) {
    const file = await lookAt(path);
    if (file) files.set(path, file);
  }
  return files;
}

/** Runs the stages on one slide, or on several that could not be split without parsing. */
async function loadChunk(
  source: string,
  isAmongOthers: boolean,
  { lookAt, occasion, addresses }: LoadContext,
): Promise<readonly LoadedSlide[]> {
  const listed = new Set(addresses.keys());
  const { root, text } = parseWithBlanks(source, [...listed]);
  linkSources(root, addresses);
  const drafts = split(root, text);
  return Promise.all(
    drafts.map(async (draft) => {
      const {
        slide,
        references,
        messages: own,
      } = checkSlide(draft, { text, languages, occasion, isAmongOthers, listed });
      const pictures = await filesOf(references, lookAt);
      const messages = [...own, ...checkPictures(references, pictures)];
      const isGood = slide && !messages.some(isError);
      const rendered = isGood
        ? renderSlide(slide, { coloured: await highlightCode(slide), pictures, directives: directiveHandlers })
        : undefined;
      const beyond = rendered ? checkSaid(rendered) : [];
      return {
        slide,
        rendered: beyond.length > 0 ? undefined : rendered,
        references,
        pictures,
        messages: [...messages, ...beyond],
      };
    }),
  );
}

/** Makes a slide's positions relative to its file. */
function moveTo(
  { slide, rendered, references, pictures, messages }: LoadedSlide,
  file: SourceFile,
  chunk: Chunk,
): LoadedSlide {
  const move = <T extends Pick<Slide, 'place'>>(thing: T): T => ({
    ...thing,
    place: { ...thing.place, file: file.path, line: thing.place.line + chunk.line - 1 },
  });
  const moved = slide && move(slide);
  return {
    slide: moved,
    rendered: rendered && moved && { ...rendered, slide: moved },
    references: references.map(move),
    pictures,
    messages: messages.map(move),
  };
}
