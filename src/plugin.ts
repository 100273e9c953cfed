/** The talk as a Vite plugin: its hooks call the loader. Only this file and `plugin-dev.ts` know Vite. */
import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { basename, isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformWithOxc, type Plugin } from 'vite';
import type { Talk } from './talk.ts';
import { composeDeck, composeSpeaker } from './loader/compose.ts';
import { PICTURES } from './loader/handlers/image.ts';
import { emptyMemory, loadTalk } from './loader/load-talk.ts';
import { composeReading } from './loader/reading/compose-reading.ts';
import { readSources } from './loader/read.ts';
import { searchIndex } from './loader/passages.ts';
import { report } from './loader/report.ts';
import { fillShell, write } from './loader/write.ts';
import { followChanges, servePictures, waitingPage, type Run } from './plugin-dev.ts';

/**
 * Only what the talk is made of may load: no inline style, nothing from elsewhere.
 *
 * @param script the only one that may stand in the page
 */
const policyOf = (script?: string) =>
  [
    "default-src 'none'",
    `script-src 'self'${script === undefined ? '' : ` 'sha256-${createHash('sha256').update(script).digest('base64')}'`}`,
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** What the search reads, beside the deck. */
const SEARCH = 'search.json';

/** The pages below the deck, by their folder. */
const pages = [
  { folder: '/read/', compose: composeReading },
  { folder: '/speaker/', compose: composeSpeaker },
  { folder: '/preflight/', compose: composeSpeaker },
] as const;

/** @param folder absolute path of the slides folder */
export function talkPlugin(folder: string): Plugin {
  const memory = emptyMemory();
  let isBuild = false;
  /** The talk for the page that is being made; none while it has never been without errors. */
  let latest = (): Promise<Talk | undefined> => Promise.resolve(undefined);

  const load = async (): Promise<Run> => {
    const sources = await readSources(folder, nameOf(folder));
    return { ...(await loadTalk(sources, memory)), sources };
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
      const { talk, pictures, messages, sources } = await load();
      if (!talk) throw new Error(`\n${report(messages, sources)}\n`);
      if (messages.length > 0) this.warn(`\n${report(messages, sources)}`);
      latest = () => Promise.resolve(talk);
      this.emitFile({ type: 'asset', fileName: SEARCH, source: searchIndex(talk) });
      for (const path of pictures) {
        this.emitFile({ type: 'asset', fileName: PICTURES + path, source: await readFile(resolve(folder, path)) });
      }
    },

    transformIndexHtml: {
      // After Vite's own work on the shell: it would change words of the talk, such as `%MODE%`.
      order: 'post',
      async handler(shell, { path, server }) {
        const talk = await latest();
        if (!talk) return waitingPage(server?.config.base ?? '/');
        const page = pages.find(({ folder: at }) => path.startsWith(at));
        const script = page ? undefined : await phoneScript();
        // The development server needs inline styles and a socket, so the policy is the built site's.
        const policy = isBuild ? policyOf(script) : undefined;
        return fillShell(shell, {
          meta: talk.meta,
          slides: write((page?.compose ?? composeDeck)(talk)),
          policy,
          script,
        });
      },
    },

    configureServer(server) {
      latest = followChanges(server, { folder, load });
      servePictures(server, folder);
      server.middlewares.use(`/${SEARCH}`, (_request, response) => {
        void latest().then((talk) => {
          response.setHeader('Content-Type', 'application/json');
          response.end(talk ? searchIndex(talk) : '{}');
        });
      });
    },
  };
}

/** The deck's first script, without its types and its comment. */
async function phoneScript(): Promise<string> {
  const file = fileURLToPath(new URL('./browser/phone.ts', import.meta.url));
  const { code } = await transformWithOxc(await readFile(file, 'utf8'), file);
  return code.replace(/\/\*.*?\*\//s, '').replaceAll(/\n\s*/g, '');
}

/** The folder as one would type it here; one that lies elsewhere is called by its own name. */
function nameOf(folder: string): string {
  const path = relative(process.cwd(), folder).split(sep).join('/');
  return path.startsWith('..') || isAbsolute(path) ? basename(folder) : path;
}
