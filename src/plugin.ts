/** The talk as a Vite plugin: its hooks call the loader. What else the plugin does stands in `plugin-dev.ts` and `plugin-styles.ts`. */
import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Root } from 'hast';
import { minify, transformWithOxc, type Plugin } from 'vite';
import { isProduct } from './export/release/products.ts';
import type { Talk } from './talk.ts';
import { composeDeck, composeSpeaker } from './loader/compose.ts';
import { PICTURES } from './loader/handlers/image.ts';
import { composeHandout } from './loader/handout/compose-handout.ts';
import { emptyMemory, loadTalk } from './loader/load-talk.ts';
import { composeReading } from './loader/reading/compose-reading.ts';
import { searchIndex } from './loader/passages.ts';
import { policyWith } from './loader/policy.ts';
import { PHOTOGRAPHS, readSources } from './loader/read.ts';
import { report } from './loader/report.ts';
import { pictureFile, pictureOf } from './loader/share-page.ts';
import { headOf, pageAt, type PageName, type Picture } from './loader/sharing.ts';
import { siteFiles } from './loader/site-files.ts';
import { fillShell, write } from './loader/write.ts';
import { listOffline } from './offline-files.ts';
import { inlineStyles } from './plugin-styles.ts';
import { versionOf } from './setup/version.mjs';
import { followChanges, servePictures, waitingPage, type Run } from './plugin-dev.ts';

/** What the search reads, beside the deck. */
const SEARCH = 'search.json';

/**
 * Tells V8 to compile all functions while the file comes, on another thread, and not each when it is first called: on a
 * slow phone that is a third of the time a finger waits for the deck. It must stand first. To others it is a comment.
 */
const EAGER = '//# allFunctionsCalledOnLoad\n';

/** What each page shows of the talk. */
const contents: Readonly<Record<PageName, (talk: Talk) => Root>> = {
  deck: composeDeck,
  read: composeReading,
  speaker: composeSpeaker,
  handout: composeHandout,
  preflight: composeSpeaker,
};

/** @param folder absolute path of the slides folder */
export function talkPlugin(folder: string): Plugin {
  const memory = emptyMemory();
  let isBuild = false;
  /** The first slide's, where pictures were taken. */
  let picture: Picture | undefined;
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
      const { talk: loaded, pictures, messages, sources } = await load();
      if (!loaded) throw new Error(`\n${report(messages, sources)}\n`);
      if (messages.length > 0) this.warn(`\n${report(messages, sources)}`);
      const talk = { ...loaded, version: await versionOf(folder, loaded.meta.date) };
      latest = () => Promise.resolve(talk);
      this.emitFile({ type: 'asset', fileName: SEARCH, source: searchIndex(talk) });
      for (const path of pictures) {
        this.emitFile({
          type: 'asset',
          fileName: PICTURES + path.normalize('NFC'),
          source: await readFile(resolve(folder, path)),
        });
      }
      const { photographed } = sources;
      const [first] = talk.slides;
      const policy = policyWith(await phoneScript());
      picture = first && pictureOf(first.slide, photographed);
      for (const file of siteFiles(talk, { photographed, policy })) this.emitFile({ type: 'asset', ...file });
      for (const { id } of talk.slides.map(({ slide }) => slide).filter(({ id }) => photographed.has(id))) {
        const source = await readFile(resolve(folder, PHOTOGRAPHS, `${id}.png`));
        this.emitFile({ type: 'asset', fileName: pictureFile(id), source });
      }
    },

    renderStart: {
      // Before Vite copies what is in `public/`.
      order: 'pre',
      handler: ({ dir }) => emptied(dir),
    },

    transformIndexHtml: {
      // After Vite's own work on the shell: it would change words of the talk, such as `%MODE%`.
      order: 'post',
      async handler(shell, { path, server }) {
        const talk = await latest();
        if (!talk) return waitingPage(server?.config.base ?? '/');
        const page = pageAt(path);
        const script = page === 'deck' ? await phoneScript() : undefined;
        // The development server needs inline styles and a socket.
        const policy = isBuild ? policyWith(script) : undefined;
        const head = headOf(talk.meta, page, { policy, script, picture, version: talk.version });
        return fillShell(shell, { language: talk.meta.language, head, slides: write(contents[page](talk)) });
      },
    },

    generateBundle: {
      // After Vite has written the pages, and its own first line into the scripts.
      order: 'post',
      handler: (_options, bundle) => {
        inlineStyles(bundle);
        for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = EAGER + file.code;
      },
    },

    // When everything is there, what is copied from `public/` included.
    async writeBundle({ dir }) {
      if (dir !== undefined) await listOffline(dir);
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

/** Only a build that has come this far takes the old site away, and never the PDFs: to make them anew may fail. */
async function emptied(folder: string | undefined): Promise<void> {
  if (folder === undefined) return;
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => !isProduct(one))) await rm(join(folder, name), { recursive: true });
}

/** The deck's first script, small enough to stand in the page. */
async function phoneScript(): Promise<string> {
  const file = fileURLToPath(new URL('./deck/phone.ts', import.meta.url));
  const plain = await transformWithOxc(await readFile(file, 'utf8'), file);
  const { code } = await minify(file, plain.code);
  return code.trim();
}

/** The folder as one would type it here; one that lies elsewhere is called by its own name. */
function nameOf(folder: string): string {
  const path = relative(process.cwd(), folder).split(sep).join('/');
  return path.startsWith('..') || isAbsolute(path) ? basename(folder) : path;
}
