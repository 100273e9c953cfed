/** The talk as a Vite plugin: its hooks call the loader. `dev.ts` has what only the development server does. */
import { FILES } from '../contract.ts';
import { readdir, readFile } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Root } from 'hast';
import { minify, transformWithOxc, type Logger, type Plugin } from 'vite';
import { isProduct } from './files.ts';
import type { Download, Talk } from '../talk.ts';
import { composeDeck } from '../pages/deck/compose.ts';
import { composeSpeaker } from '../pages/speaker/compose.ts';
import { PICTURES } from '../render/images.ts';
import { composeHandout } from '../pages/handout/compose.ts';
import { emptyMemory, loadTalk } from '../loader/load-talk.ts';
import { composeArticle } from '../pages/article/compose/compose.ts';
import { searchIndex } from './search-index.ts';
import { policyWith, inlineStyles } from './policy.ts';
import { PHOTOGRAPHS, readSources } from '../loader/read.ts';
import { report } from '../loader/report.ts';
import { pictureFile, pictureOf } from './share-page.ts';
import { headOf, pageAt, type PageName, type Picture } from './head.ts';
import { siteFiles } from './site-files.ts';
import { fillShell, tighten, write } from '../pages/write.ts';
import { downloadLinks } from '../pages/downloads.ts';
import { downloadsIn } from './downloads.ts';
import { listOffline } from './offline-files.ts';
import { paintFor } from '../setup/colour.mjs';
import { filesIn } from '../setup/files.mjs';
import { productAt, recordBuild } from '../setup/made.mjs';
import { ASIDE, clearForBuild, refuseForeign } from '../setup/output-folder.mjs';
import { Problem } from '../setup/project.mjs';
import { yearOfTalk } from '../year.ts';
import { differenceOf, presentSources, type Sources as MadeFrom } from '../setup/stamp.mjs';
import { versionOf } from '../setup/version.mjs';
import { FIT_SCRIPT, tellFit } from './fit.ts';
import { followChanges, servePictures, waitingPage, type Run } from './dev.ts';

/**
 * Tells V8 to compile all functions on another thread while the script loads, instead of at their first call. On a slow
 * phone this cuts the input delay at start by a third. It must be the first line; other engines read a comment.
 */
const EAGER = '//# allFunctionsCalledOnLoad\n';

/** What each page shows of the talk. */
const contents: Readonly<Record<PageName, (talk: Talk) => Root>> = {
  deck: composeDeck,
  article: composeArticle,
  speaker: composeSpeaker,
  handout: composeHandout,
  preflight: composeSpeaker,
};

/** The downloads that the bar of a page links to. */
const inBar: Partial<Record<PageName, readonly Download['kind'][]>> = { article: ['slides'], handout: ['handout'] };

/** @param folder absolute path of the slides folder */
export function talkPlugin(folder: string): Plugin {
  const memory = emptyMemory();
  let isBuild = false;
  /** Absolute path of the output folder. */
  let out = '';
  /** The files that Vite copies there from `public/`. */
  let beside: readonly string[] = [];
  let madeFrom: MadeFrom | undefined;
  let log: Logger | undefined;
  /** The picture of the first slide, if pictures were taken. */
  let picture: Picture | undefined;
  /** The talk for the next page; undefined until it has loaded without errors once. */
  let latest = (): Promise<Talk | undefined> => Promise.resolve(undefined);

  const load = async (): Promise<Run> => {
    const sources = await readSources(folder, nameOf(folder));
    return { ...(await loadTalk(sources, memory)), sources };
  };

  return {
    name: 'talk',

    config: ({ build }) => ({
      // Otherwise Vite discovers it when the page is first opened and reloads the page.
      optimizeDeps: { include: ['reveal.js'] },
      build: {
        // Vite would empty any output folder, whatever it contains.
        emptyOutDir: false,
        // Relative to the working directory, not to Vite's root.
        ...(build?.outDir !== undefined && { outDir: resolve(build.outDir) }),
      },
    }),

    async configResolved({ command, root, build, publicDir, logger }) {
      isBuild = command === 'build';
      log = logger;
      if (!isBuild) return;
      out = resolve(root, build.outDir);
      beside = publicDir === '' ? [] : (await filesIn(publicDir)).files;
      // Check the talk before anything is written and before the bundler logs: a talk with errors leaves everything as
      // it was.
      await refuseForeign(out, folder).catch(rethrow);
      const { talk, messages, sources } = await load();
      const words = messages.length > 0 ? report(messages, sources, paintFor(process.stderr)) : '';
      if (!talk) rethrow(new Problem(words));
      if (words !== '') logger.warn(`\n${words}\n`);
    },

    async buildStart() {
      if (!isBuild) return;
      // Stamp before reading: an edit during the build makes the next command build again.
      madeFrom = await presentSources(folder);
      const { talk: loaded, pictures, messages, sources } = await load();
      if (!loaded) return rethrow(new Problem(report(messages, sources, paintFor(process.stderr))));
      const talk = {
        ...loaded,
        version: await versionOf(folder, loaded.meta.date),
        downloads: await downloadsIn(out, madeFrom, loaded.meta),
      };
      latest = () => Promise.resolve(talk);
      this.emitFile({ type: 'asset', fileName: FILES.search, source: searchIndex(talk) });
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
      const old = new Set<string>();
      for (const { id } of talk.slides.map(({ slide }) => slide).filter(({ id }) => photographed.has(id))) {
        const file = resolve(folder, PHOTOGRAPHS, `${id}.png`);
        this.emitFile({ type: 'asset', fileName: pictureFile(id), source: await readFile(file) });
        const product = await productAt(file);
        const difference = product && differenceOf(product.from, madeFrom);
        if (difference && difference.kind !== 'version') old.add(difference.text);
      }
      for (const text of old)
        log?.warn(`A picture in ${PHOTOGRAPHS}/ ${text}; npm run talk -- pictures takes all anew.`);
    },

    renderStart: {
      // Before Vite copies what is in `public/`.
      order: 'pre',
      // The old site is removed only now, when the build has succeeded. PDFs stay: making them again may fail.
      async handler() {
        if (!isBuild || !madeFrom) return;
        const { removed, aside } = await clearForBuild(out, { from: madeFrom, files: beside, isProduct });
        if (removed.length > 0) log?.warn(`Removed, as they are of another talk: ${removed.join(', ')}`);
        if (aside.length > 0) log?.warn(`Moved into ${ASIDE}/, as no build made them: ${aside.join(', ')}`);
      },
    },

    transformIndexHtml: {
      // After Vite has processed the shell: it would replace words of the talk such as `%MODE%`.
      order: 'post',
      async handler(shell, { path, server }) {
        const talk = await latest();
        if (!talk) return waitingPage(server?.config.base ?? '/');
        const page = pageAt(path);
        const script = page === 'deck' ? await phoneScript() : undefined;
        // The development server needs inline styles and a socket.
        const policy = isBuild ? policyWith(script) : undefined;
        const plan = [talk.meta.slot, ...talk.slides.map(({ slide }) => slide.budget)];
        const head = headOf(talk.meta, page, { policy, script, picture, version: talk.version, plan });
        const { language } = talk.meta;
        const slides = write(contents[page](talk), { isShort: isBuild });
        const filled = fillShell(isBuild ? tighten(shell) : shell, {
          language,
          year: yearOfTalk(talk.meta),
          head,
          slides,
          downloads: downloadLinks(talk, inBar[page] ?? []),
        });
        return isBuild || page !== 'deck' ? filled : filled.replace('</body>', () => `${FIT_SCRIPT}</body>`);
      },
    },

    generateBundle: {
      // After Vite has written the pages and its own first line of each script.
      order: 'post',
      async handler(_options, bundle) {
        inlineStyles(bundle);
        for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = EAGER + file.code;
        // Recorded before writing, so that the files of an interrupted build are known as ours.
        await recordBuild(out, { files: [...beside, ...Object.keys(bundle)] });
      },
    },

    // When everything is written, including what is copied from `public/`.
    async writeBundle(_options, bundle) {
      await listOffline(out);
      if (!madeFrom) return;
      await recordBuild(out, { from: madeFrom, files: [...beside, ...Object.keys(bundle)] });
      for (const name of (await readdir(out)).filter(isProduct).sort()) {
        const difference = differenceOf((await productAt(join(out, name)))?.from, madeFrom);
        if (difference) log?.info(`${name} beside this site ${difference.text}.`);
      }
    },

    configureServer(server) {
      latest = followChanges(server, { folder, load });
      tellFit(server);
      servePictures(server, folder);
      server.middlewares.use(`/${FILES.search}`, (_request, response) => {
        void latest().then((talk) => {
          response.setHeader('Content-Type', 'application/json');
          response.end(talk ? searchIndex(talk) : '{}');
        });
      });
    },
  };
}

/** Vite prints the stack of a plugin's error; for a mistake in the talk only the message is useful. */
function rethrow(error: unknown): never {
  if (error instanceof Problem) {
    Object.defineProperty(error, 'stack', { value: error.message });
    Object.defineProperty(error, 'exitCode', { enumerable: false });
  }
  throw error;
}

/** The deck's first script, small enough to stand in the page. */
async function phoneScript(): Promise<string> {
  const file = fileURLToPath(new URL('../pages/deck/phone.ts', import.meta.url));
  const plain = await transformWithOxc(await readFile(file, 'utf8'), file);
  const { code } = await minify(file, plain.code);
  return code.trim();
}

/** The folder relative to the working directory, or its base name if it lies elsewhere. */
function nameOf(folder: string): string {
  const path = relative(process.cwd(), folder).split(sep).join('/');
  return path.startsWith('..') || isAbsolute(path) ? basename(folder) : path;
}
