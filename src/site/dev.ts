/** Development: when slides change, open pages update or show what is wrong. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ErrorPayload, HotPayload, ViteDevServer, WebSocketClient } from 'vite';
import type { Talk } from '../talk.ts';
import { difference } from './difference.ts';
import { PICTURES } from '../render/images.ts';
import type { LoadedTalk } from '../loader/load-talk.ts';
import { isError, type Message } from '../loader/messages.ts';
import { fileNamed, PICTURE, type Sources } from '../loader/read.ts';
import { describe, frame, report } from '../loader/report.ts';
import { DEV, EDITIONS } from '../contract.ts';
import { mediaType } from '../setup/media-types.mjs';
import { namesIn } from '../setup/server.mjs';
import { paintFor } from '../setup/colour.mjs';
import { watchFolder } from './watch-folder.ts';

export interface Run extends LoadedTalk {
  readonly sources: Sources;
}

/** The result of loading the files once. */
interface Outcome {
  readonly talk?: Talk | undefined;
  /** For the terminal; empty when there is nothing to say. */
  readonly words: string;
  /** Fingerprints of the pictures that slides show. */
  readonly looks?: string;
  /** The error overlay of open pages, while there is an error. */
  readonly fault?: ErrorPayload | undefined;
}

/** These pages have no script that could swap slides. */
const WITHOUT_SWAP = ['article', 'speaker', 'handout', 'preflight'] as const;

/**
 * Debounce in ms, after which the files are loaded once more: an editor may write a file twice, or truncate it first,
 * and a picture must not be shown half-written.
 */
const SECOND_LOOK = 100;

/**
 * Keeps open pages up to date.
 *
 * @param load reloads the talk; unchanged parts come from its cache
 * @returns reloads the talk; resolves with the last one without errors, which is kept while there is a mistake
 */
export function followChanges(
  server: ViteDevServer,
  { folder, load }: { readonly folder: string; readonly load: () => Promise<Run> },
): () => Promise<Talk | undefined> {
  let good: Talk | undefined;
  /** The talk in the page that was served last. */
  let served: Talk | undefined;
  let present: Outcome = { words: '' };
  /** Not `ws.send`: it buffers a message that no client received for the next client, however late. */
  const tell = (payload: HotPayload) => {
    for (const client of server.ws.clients) client.send(payload);
  };

  const look = async () => {
    const outcome = await load().then((run) => outcomeOf(run, folder), failure);
    const isNews = outcome.words !== present.words;
    const { looks = present.looks ?? '' } = outcome;
    const isRedrawn = present.looks !== undefined && looks !== present.looks;
    present = { ...outcome, looks };
    if (isNews && outcome.words !== '') server.config.logger.error(`\n${outcome.words}\n`, { timestamp: true });
    if (outcome.fault) {
      if (isNews) tell(outcome.fault);
      return good;
    }
    const { talk } = outcome;
    const update = good && talk && difference(good, talk);
    good = talk;
    if (!update || isRedrawn) {
      tell({ type: 'full-reload' });
    } else if (isNews || update.slides.length > 0 || update.places.length > 0) {
      tell({ type: 'custom', event: DEV.slides, data: update });
      for (const page of WITHOUT_SWAP) tell({ type: 'full-reload', path: `/${EDITIONS[page]}index.html` });
    }
    return good;
  };

  let second: NodeJS.Timeout | undefined;
  const watching = watchFolder(folder, (name) => {
    if (!PICTURE.test(name)) void lookInTurn();
    clearTimeout(second);
    second = setTimeout(() => void lookInTurn(), SECOND_LOOK);
  });
  server.httpServer?.once('close', () => {
    clearTimeout(second);
    watching.close();
  });
  let last: Promise<Talk | undefined> = Promise.resolve(undefined);
  /** Runs are serialised, so that an older result never overwrites a newer one. */
  const lookInTurn = () => (last = last.then(watching.renew).then(look));
  void lookInTurn();

  const tellNewcomer = (_data: unknown, client: WebSocketClient) => {
    void last.then(() => {
      if (present.fault) client.send(present.fault);
      // The slides changed while the page was loading, before it could be told.
      else if (served !== good) client.send({ type: 'full-reload' });
    });
  };
  // Every page connects; the deck also says when it listens, as messages sent before that are lost.
  for (const event of ['vite:client:connect', DEV.listening]) server.ws.on(event, tellNewcomer);
  return async () => (served = await lookInTurn());
}

/** Serves the pictures beside the slides at their addresses in the built site. */
export function servePictures(server: ViteDevServer, folder: string): void {
  server.middlewares.use(`/${PICTURES}`, (request, response) => {
    const names = namesIn((request.url ?? '/').replace(/\?.*/s, ''), '/');
    // Without a valid name this is the folder, which `readFile` rejects, too.
    const file = join(folder, ...(Array.isArray(names) ? names : []));
    // Addresses are in NFC; some tools write file names in NFD.
    const read = readFile(file).catch(async () => readFile(await fileNamed(folder, Array.isArray(names) ? names : [])));
    read.then(
      (bytes) => {
        response.setHeader('Content-Type', mediaType(file));
        // The file may change at any time.
        response.setHeader('Cache-Control', 'no-store');
        response.end(bytes);
      },
      () => {
        response.statusCode = 404;
        response.end('Not found');
      },
    );
  });
}

/** Placeholder for every page until the talk loads without errors. Vite's client reloads it. */
export const waitingPage = (base: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="color-scheme" content="light dark" />
    <title>Waiting for the talk</title>
    <script type="module" src="${base}@vite/client"></script>
  </head>
  <body>
    <p>The slides have a mistake, told in the terminal and here. Once it is mended, this page shows the talk.</p>
  </body>
</html>
`;

async function outcomeOf({ talk, pictures, messages, sources }: Run, folder: string): Promise<Outcome> {
  const words = messages.length > 0 ? report(messages, sources, paintFor(process.stderr)) : '';
  const looks = await Promise.all(pictures.map(async (path) => `${path} ${await lookOf(folder, path)}`));
  return talk ? { talk, words, looks: looks.join('\n') } : { words, fault: overlay(messages.filter(isError), sources) };
}

/** A fingerprint of the picture file, which changes when it is replaced or rewritten. */
async function lookOf(folder: string, path: string): Promise<string> {
  const found = await fileNamed(folder, path.split('/')).then(stat, () => undefined);
  return found ? [found.ino, found.size, found.mtimeMs, found.ctimeMs].join(' ') : '';
}

/** The files could not be read, or the program has a bug: only for a bug is the stack trace useful. */
function failure(error: unknown): Outcome {
  // Node's errors about wrong arguments have a `code` as well, but no `syscall`.
  const isSystems = error instanceof Error && 'syscall' in error;
  const message = `The slides could not be loaded: ${error instanceof Error ? error.message : String(error)}`;
  const stack = error instanceof Error && !isSystems ? (error.stack ?? '') : '';
  return { words: `${message}\n${stack}`.trim(), fault: { type: 'error', err: { message, stack, plugin: 'talk' } } };
}

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
