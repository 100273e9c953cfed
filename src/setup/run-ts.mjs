/**
 * `node src/setup/run-ts.mjs [--build] [--browser] <file.ts> [arguments]`: runs a TypeScript command, after making sure
 * of what it needs: the packages, with `--build` the built site, with `--browser` a browser. The module exports
 * `main(arguments)`, which resolves with the exit code. Vite translates it, since Node 20 cannot.
 */
import path from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureInstalled } from './install.mjs';
import { Problem, root, runCommand } from './project.mjs';
import { ensureBuilt } from './site.mjs';

const usage = 'Usage: node src/setup/run-ts.mjs [--build] [--browser] <file.ts> [arguments]';

await runCommand(async () => {
  const words = process.argv.slice(2);
  const at = words.findIndex((word) => !word.startsWith('--'));
  const needs = new Set(words.slice(0, Math.max(at, 0)));
  const [file, ...args] = at < 0 ? [] : words.slice(at);
  if (file === undefined) throw new Problem(usage);
  await ensureInstalled();
  // Whoever asks what a command does is not kept waiting for what it needs.
  if (args.includes('--help')) needs.clear();
  if (needs.has('--build')) await ensureBuilt();
  if (needs.has('--browser')) await ensureBrowser();
  const { createServer } = await import('vite');
  // A server without a socket, and not `runnerImport`, which can load nothing more once the first module is there: the
  // loader imports its grammars when it needs them.
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
    return await command(args);
  } finally {
    await vite.close();
  }
});
