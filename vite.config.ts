import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { talkPlugin } from './src/plugin.ts';

/** The folder that is presented: another talk is another folder. */
const slides = resolve(process.env.TALK_SLIDES ?? 'slides');

export default defineConfig({
  root: 'src',
  base: './',
  publicDir: '../public',
  plugins: [talkPlugin(slides)],
  build: {
    outDir: resolve(process.env.TALK_OUT ?? 'dist'),
    emptyOutDir: true,
    target: 'es2022',
    // Fonts and pictures stay files: a data address would need a hole in the page's policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        deck: resolve('src/index.html'),
        read: resolve('src/read/index.html'),
        speaker: resolve('src/speaker/index.html'),
        preflight: resolve('src/preflight/index.html'),
      },
    },
  },
});
