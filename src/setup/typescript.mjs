/** Runs a command that is written in TypeScript. Vite translates it, since Node 20 cannot. */
import path from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureInstalled } from './install.mjs';
import { Problem, root } from './project.mjs';
import { ensureBuilt } from './site.mjs';

/** @typedef {'build' | 'browser'} Need the built site, or a browser */

/**
 * @param {string} file exports `main(arguments)`, which resolves with the exit code
 * @param {readonly string[]} args
 * @param {readonly Need[]} needs beside the packages
 * @returns {Promise<number>}
 */
export async function runTypeScript(file, args, needs) {
  await ensureInstalled();
  // `--help` needs neither, and does not wait for them.
  if (!args.includes('--help')) {
    if (needs.includes('build')) await ensureBuilt();
    if (needs.includes('browser')) await ensureBrowser();
  }
  const { createServer } = await import('vite');
  // A server without a socket instead of `runnerImport`, which cannot load further modules after the first: the loader
  // imports its grammars on demand.
  const vite = await createServer({
    configFile: false,
    root,
    appType: 'custom',
    logLevel: 'warn',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const { main } = await vite.ssrLoadModule(path.resolve(root, file));
    if (typeof main !== 'function') throw new Problem(`${file} exports no main function.`);
    /** @type {(args: string[]) => Promise<number>} */
    const command = main;
    return await command([...args]);
  } finally {
    await vite.close();
  }
}
