/** A file of slides through the stages; what did not change since the last time stays as it was. */
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

/** One slide through the stages, before it is moved to its place in its file. */
interface LoadedSlide {
  readonly slide: Slide | undefined;
  /** Missing where the slide has errors. */
  readonly rendered: RenderedSlide | undefined;
  readonly references: readonly Reference[];
  /** What it was made with, beside its text: the files of the pictures it shows. */
  readonly pictures: PictureFiles;
  readonly messages: readonly Message[];
}

/** By their paths, as slides name them. */
type PictureFiles = ReadonlyMap<string, PictureFile>;

type LookAt = Sources['lookAt'];

/** What a slide is made with, beside its text. */
interface LoadContext {
  readonly lookAt: LookAt;
  readonly occasion: Occasion;
  readonly addresses: Addresses;
}

/** A file through the stages. */
export interface LoadedFile {
  readonly text: string;
  readonly occasion: Occasion;
  /** Of the sources that slides could refer to. */
  readonly addresses: Addresses;
  /** By their text, before they are moved to their places. */
  readonly pieces: ReadonlyMap<string, readonly LoadedSlide[]>;
  readonly slides: readonly LoadedSlide[];
  /** Whether it has front matter of another tool. */
  readonly isAmongOthers: boolean;
  /** Of the file as a whole. */
  readonly messages: readonly Message[];
}

/** @param last the same file as it was last time */
export async function loadFile(
  file: SourceFile,
  last: LoadedFile | undefined,
  around: LoadContext,
): Promise<LoadedFile> {
  const { lookAt, occasion, addresses } = around;
  // Tables were read for another year, or references led to other addresses.
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
      // A slide of front matter alone is told by it.
      const rest = moved.messages.filter(({ code, place }) => code !== 'slide-empty' || !isOfBlock(place.line));
      slides.push({ ...moved, messages: rest });
    }
  }
  const own = messages.map((one) => ({ ...one, place: { ...one.place, file: file.path } }));
  return { text: file.text, occasion, addresses, pieces, slides, isAmongOthers, messages: own };
}

/** Whether the pictures on the slides are as they were. */
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

/** The stages of one slide; of several where the file could not be cut without parsing. */
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

/** Gives a slide its file, and its line there. */
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
