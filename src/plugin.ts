/** The only file that knows Vite: its hooks call the loader, and messages go to its overlay. */
import { readFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import type { ErrorPayload, Logger, Plugin, ViteDevServer } from 'vite';
import type { Talk } from './talk.ts';
import { chaptersOf, composeDeck, composeReading, section } from './loader/compose.ts';
import { PICTURES } from './loader/handlers/image.ts';
import { emptyMemory, loadTalk, type LoadedTalk } from './loader/load-talk.ts';
import { isError, type Message } from './loader/messages.ts';
import { readSources, type Sources } from './loader/read.ts';
import { describe, frame, report } from './loader/report.ts';
import { fillShell, write } from './loader/write.ts';

/** Only what the talk is made of may load: no inline script or style, nothing from elsewhere. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** What the page is told when slides change; `browser/hot.ts` swaps them in place. */
export interface SlidesUpdate {
  readonly slides: readonly { readonly id: string; readonly html: string }[];
}

interface Run extends LoadedTalk {
  readonly sources: Sources;
}

/** @param folder absolute path of the slides folder */
export function talkPlugin(folder: string): Plugin {
  const memory = emptyMemory();
  /** The last talk without errors: it stays on the page while a mistake is being mended. */
  let good: Talk | undefined;
  let isBuild = false;

  const load = async (): Promise<Run> => {
    const sources = await readSources(folder);
    const loaded = await loadTalk(sources, memory);
    return { ...loaded, sources };
  };

  return {
    name: 'talk',

    // Found when the page is first opened, it would load that page a second time.
    config: () => ({ optimizeDeps: { include: ['reveal.js'] } }),

    configResolved(config) {
      isBuild = config.command === 'build';
    },

    async buildStart() {
      if (!isBuild) return;
      // Before anything is written: a talk with errors leaves `dist/` as it was.
      const { talk, messages, sources } = await load();
      if (!talk) throw new Error(`\n${report(messages, sources)}\n`);
      if (messages.length > 0) this.warn(`\n${report(messages, sources)}`);
      good = talk;
      for (const path of sources.pictures) {
        if (path.endsWith('.yaml')) continue;
        this.emitFile({ type: 'asset', fileName: PICTURES + path, source: await readFile(resolve(folder, path)) });
      }
    },

    transformIndexHtml: {
      order: 'pre',
      async handler(shell, { path }) {
        if (!isBuild) good = (await load()).talk ?? good;
        if (!good) return shell;
        const compose = path.startsWith('/read/') ? composeReading : composeDeck;
        const html = fillShell(shell, { meta: good.meta, slides: write(compose(good)) });
        // The development server needs inline styles and a socket, so the policy is the built site's.
        return isBuild
          ? html.replace(
              '<meta charset="utf-8" />',
              (charset) => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${POLICY}" />`,
            )
          : html;
      },
    },

    configureServer(server) {
      server.watcher.add(folder);
      server.watcher.on('all', (_event, path) => {
        if (!isInside(path, folder)) return;
        void load().then((run) => {
          good = show(run, { server, before: good }) ?? good;
        });
      });
      server.middlewares.use(`/${PICTURES}`, (request, response, next) => {
        const path = resolve(folder, `.${decodeURI(request.url ?? '/').split('?')[0] ?? ''}`);
        if (!isInside(path, folder)) {
          next();
          return;
        }
        readFile(path).then((bytes) => {
          response.setHeader('Content-Type', path.endsWith('.svg') ? 'image/svg+xml' : 'application/octet-stream');
          response.end(bytes);
        }, next);
      });
    },
  };
}

const isInside = (path: string, folder: string) => resolve(path).startsWith(folder + sep);

/** Brings the open pages up to date, or tells them what is wrong; returns the talk that is now shown. */
function show(
  { talk, messages, sources }: Run,
  { server, before }: { server: ViteDevServer; before: Talk | undefined },
): Talk | undefined {
  const { logger } = server.config;
  tell(messages, sources, logger);
  if (!talk) {
    server.ws.send(overlay(messages.filter(isError), sources));
    return undefined;
  }
  const update = before && difference(before, talk);
  if (update) server.ws.send('talk:slides', update satisfies SlidesUpdate);
  else server.ws.send({ type: 'full-reload' });
  return talk;
}

function tell(messages: readonly Message[], sources: Sources, logger: Logger): void {
  if (messages.length > 0) logger.error(`\n${report(messages, sources)}\n`, { timestamp: true });
}

/** All errors in Vite's overlay, the first with its place and frame. */
function overlay(errors: readonly Message[], sources: Sources): ErrorPayload {
  const [first, ...others] = errors;
  return {
    type: 'error',
    err: {
      message: [first && `${first.text}\n${first.hint}`, ...others.map((other) => describe(other, sources))].join(
        '\n\n',
      ),
      stack: '',
      plugin: first?.code ?? 'talk',
      ...(first && {
        frame: frame(first, sources),
        loc: { file: first.place.file, line: first.place.line, column: first.place.column },
      }),
    },
  };
}

/** The slides whose HTML changed, or nothing when slides came, went or moved: then the page is loaded anew. */
function difference(before: Talk, after: Talk): SlidesUpdate | undefined {
  const outline = (talk: Talk) => JSON.stringify([talk.meta, talk.parts, talk.slides.map(({ slide }) => slide.id)]);
  if (outline(before) !== outline(after)) return undefined;
  const chapters = chaptersOf(after.parts);
  const changed = after.slides.flatMap((slide, index) => {
    // The memory hands out the same tree for the same text.
    if (before.slides[index]?.body === slide.body) return [];
    const html = write({
      type: 'root',
      children: [section(slide, { number: index + 1, part: after.parts[index], chapters })],
    });
    return [{ id: slide.slide.id, html }];
  });
  return { slides: changed };
}
