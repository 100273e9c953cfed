import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { FILES, FOLDERS } from './src/contract.ts';
import { partsPlugin } from './src/site/parts.ts';
import { revealPlugin } from './src/site/reveal.ts';
import { templatesPlugin } from './src/site/templates.ts';
import { talkPlugin } from './src/site/plugin.ts';
import { shellsPlugin } from './src/site/shells.ts';

/** The folder of the talk. */
const slides = resolve(process.env['TALK_SLIDES'] ?? 'slides');

/** Modules that the deck's first slide and other pages share. */
const SHARED =
  /src\/(?:pages\/shared\/(?:addresses|keys|keyboard|later|memory|parts|settings|status|steps|figures)|live\/address|figures\/(?:elements|page))\.ts$/;

/** Modules that only the deck and the speaker's view share. */
const STAGE = /src\/pages\/shared\/(?:arrows|full-screen|spoken)\.ts$/;

/** The modules that all figures share, and the styles of all figures, which are a quarter smaller in one file. */
const FIGURE =
  /src\/figures\/(?:(?:choices|dated|element|figure|own-content|texture)\.ts|figure\.css|.*\/style\.css)$|node_modules\/lit-html\//;

/** The machine with its guest; and GDB’s commands with the guest’s sources, which only a debugger needs. */
const MACHINE = /src\/machine\/(?!console\/|guest\/built\/sources\.ts)/;
const DEBUGGER = /src\/machine\/(?:console\/|guest\/built\/sources\.ts)/;

const { TALK_OUT = '' } = process.env;

/** Where the site goes. */
const out = TALK_OUT === '' ? 'dist' : TALK_OUT;

export default defineConfig({
  root: 'src',
  base: './',
  publicDir: '../public',
  // The order matters: what an earlier plugin prepends to a script stays first.
  plugins: [shellsPlugin(resolve('src')), talkPlugin(slides), partsPlugin(), revealPlugin(), templatesPlugin()],
  build: {
    outDir: resolve(out),
    target: 'es2022',
    // Fonts and pictures stay files: the page's Content-Security-Policy allows no data URLs.
    assetsInlineLimit: 0,
    // No preload links for dynamic imports: with few dependencies, each link costs a slow phone more than it saves.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, files, { hostType }) => (hostType === 'html' ? files : []),
    },
    rolldownOptions: {
      // Silences Rolldown's warning about slow plugins: `npm run bench` measures the build.
      checks: { bundlerTimings: false },
      // One chunk for code shared by pages, one for figures: small chunks compress worse and cost a request each.
      output: {
        codeSplitting: {
          groups: [
            { name: 'shared', test: SHARED },
            { name: 'stage', test: STAGE },
            { name: 'figure', test: FIGURE },
            { name: 'machine', test: MACHINE },
            { name: 'debugger', test: DEBUGGER },
          ],
        },
        entryFileNames: ({ name }) => (name === 'worker' ? FILES.worker : `${FOLDERS.assets}[name]-[hash].js`),
      },
      input: { worker: resolve('src/site/offline/worker.ts') },
    },
  },
});
