import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { FILES, FOLDERS } from './src/contract.ts';
import { partsPlugin } from './src/site/parts.ts';
import { revealPlugin } from './src/site/reveal.ts';
import { templatesPlugin } from './src/site/templates.ts';
import { talkPlugin } from './src/site/plugin.ts';
import { shellsPlugin } from './src/site/shells.ts';

/** The folder that is presented: another talk is another folder. */
const slides = resolve(process.env['TALK_SLIDES'] ?? 'slides');

/** Modules that the deck needs for its first slide and other pages need, too. */
const SHARED =
  /src\/(?:pages\/shared\/(?:addresses|keys|keyboard|later|memory|parts|settings|status|steps|figures)|live\/address|figures\/(?:elements|page))\.ts$/;

/** The same for the deck and the speaker's view alone. */
const STAGE = /src\/pages\/shared\/(?:arrows|full-screen|spoken)\.ts$/;

/** What a figure needs beside its own code; and the styles of all, which are a quarter smaller together. */
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
  // In this order: what the first writes in front of a script stays there.
  plugins: [shellsPlugin(resolve('src')), talkPlugin(slides), partsPlugin(), revealPlugin(), templatesPlugin()],
  build: {
    outDir: resolve(out),
    target: 'es2022',
    // Fonts and pictures stay files: a data address would need a hole in the page's policy.
    assetsInlineLimit: 0,
    // A script that is loaded later has few others behind it, and each link costs a slow phone more than it saves.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, files, { hostType }) => (hostType === 'html' ? files : []),
    },
    rolldownOptions: {
      // How long plugins take is no news for who builds a talk on a slow machine; `npm run bench` measures it.
      checks: { bundlerTimings: false },
      // What pages share, and what figures share, is one file each: small ones are compressed worse, and asked for one by one.
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
