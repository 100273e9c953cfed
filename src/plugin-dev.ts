/** What the development server does when slides change: the page follows, or tells what is wrong. */
import { readFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import type { ErrorPayload, ViteDevServer } from 'vite';
import type { Talk } from './talk.ts';
import { chaptersOf, section } from './loader/compose.ts';
import { PICTURES } from './loader/handlers/image.ts';
import type { LoadedTalk } from './loader/load-talk.ts';
import { isError, type Message } from './loader/messages.ts';
import type { Sources } from './loader/read.ts';
import { describe, frame, report } from './loader/report.ts';
import { write } from './loader/write.ts';

/** What the page is told when slides change; `browser/hot.ts` swaps them in place. */
export interface SlidesUpdate {
  readonly slides: readonly { readonly id: string; readonly html: string }[];
}

export interface Run extends LoadedTalk {
  readonly sources: Sources;
}

/**
 * How long after a change the files are looked at once more, in ms. The watcher reports no second change of a file
 * within 50 ms of the first, and an editor may write a file twice, or empty it before it fills it.
 */
const SECOND_LOOK = 100;

/**
 * Keeps open pages up to date.
 *
 * @param load reads the talk anew; what it has made before costs nothing
 */
export function followChanges(
  server: ViteDevServer,
  { folder, load }: { readonly folder: string; readonly load: () => Promise<Run> },
): void {
  let shown: Talk | undefined;
  let told = '';
  const look = async () => {
    const { talk, messages, sources } = await load();
    const words = messages.length > 0 ? report(messages, sources) : '';
    if (words !== '' && words !== told) server.config.logger.error(`\n${words}\n`, { timestamp: true });
    const isNews = words !== told;
    told = words;
    if (!talk) {
      if (isNews) server.ws.send(overlay(messages.filter(isError), sources));
      return;
    }
    const update = shown && difference(shown, talk);
    shown = talk;
    if (!update) server.ws.send({ type: 'full-reload' });
    else if (isNews || update.slides.length > 0) server.ws.send('talk:slides', update satisfies SlidesUpdate);
  };

  let last = load().then(({ talk }) => {
    shown = talk;
  });
  /** One look after the other, so that an older one never has the last word. */
  const lookInTurn = () => {
    last = last.then(look).catch((error: unknown) => {
      server.config.logger.error(String(error));
    });
  };
  let second: NodeJS.Timeout | undefined;
  server.watcher.add(folder);
  server.watcher.on('all', (_event, path) => {
    if (!isInside(path, folder)) return;
    lookInTurn();
    clearTimeout(second);
    second = setTimeout(lookInTurn, SECOND_LOOK);
  });
}

/** Serves the pictures beside the slides where the built site has them. */
export function servePictures(server: ViteDevServer, folder: string): void {
  server.middlewares.use(`/${PICTURES}`, (request, response, next) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = resolve(folder, `.${decodeURIComponent(pathname)}`);
    if (!isInside(path, folder)) {
      next();
      return;
    }
    readFile(path).then((bytes) => {
      if (path.endsWith('.svg')) response.setHeader('Content-Type', 'image/svg+xml');
      response.end(bytes);
    }, next);
  });
}

const isInside = (path: string, folder: string) => resolve(path).startsWith(folder + sep);

/** All errors in Vite's overlay, the first with its place and frame. */
function overlay(errors: readonly Message[], sources: Sources): ErrorPayload {
  const [first, ...others] = errors;
  const words = [first && `${first.text}\n${first.hint}`, ...others.map((other) => describe(other, sources))];
  return {
    type: 'error',
    err: {
      message: words.join('\n\n'),
      stack: '',
      plugin: first?.code ?? 'talk',
      ...(first && {
        frame: frame(first, sources),
        loc: { file: first.place.file, line: first.place.line, column: first.place.column },
      }),
    },
  };
}

/** Whether the same slides stand in the same parts; what stands on them may differ. */
function hasSameOutline(before: Talk, after: Talk): boolean {
  return (
    before.slides.length === after.slides.length &&
    JSON.stringify(before.meta) === JSON.stringify(after.meta) &&
    after.slides.every(({ slide }, index) => slide.id === before.slides[index]?.slide.id) &&
    after.parts.every(({ number, title }, index) => {
      const part = before.parts[index];
      return number === part?.number && title === part.title;
    })
  );
}

/** The slides whose HTML changed, or nothing when slides came, went or moved: then the page is loaded anew. */
function difference(before: Talk, after: Talk): SlidesUpdate | undefined {
  if (!hasSameOutline(before, after)) return undefined;
  const chapters = chaptersOf(after.parts);
  const changed = after.slides.flatMap((slide, index) => {
    // The memory hands out the same tree for the same text.
    if (before.slides[index]?.body === slide.body) return [];
    const around = { number: index + 1, part: after.parts[index], chapters };
    return [{ id: slide.slide.id, html: write({ type: 'root', children: [section(slide, around)] }) }];
  });
  return { slides: changed };
}
