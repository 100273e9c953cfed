/**
 * The shells of the pages: each lies in its page's folder under `src/pages/`, and is built and served at the page's
 * address. Paths in a shell are relative to the root of the sources, as the page's address differs from its folder.
 */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { editionNames, EDITIONS, type EditionName } from '../contract.ts';

/** A virtual module id: the path of a shell as if it lay at its page's address. There is no such file. */
const idOf = (root: string, name: EditionName) => join(root, EDITIONS[name], 'index.html');

/** @param root of the sources, an absolute path */
export function shellsPlugin(root: string): Plugin {
  const read = (name: EditionName) => readFile(resolve(root, 'pages', name, 'index.html'), 'utf8');
  const byId = new Map(editionNames.map((name) => [idOf(root, name), name]));
  return {
    name: 'talk-shells',
    config: () => ({
      build: { rolldownOptions: { input: Object.fromEntries(editionNames.map((name) => [name, idOf(root, name)])) } },
      // By default Vite would scan the virtual files for dependencies to pre-bundle.
      optimizeDeps: { entries: ['pages/*/index.html'] },
    }),
    resolveId: (id) => (byId.has(id) ? id : undefined),
    load(id) {
      const name = byId.get(id);
      return name && read(name);
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        const name = editionNames.find((one) =>
          [`/${EDITIONS[one]}`, `/${EDITIONS[one]}index.html`].includes(pathname),
        );
        if (name === undefined) {
          next();
          return;
        }
        void serve(server, name, read(name)).then((page) => {
          response.setHeader('Content-Type', 'text/html; charset=utf-8');
          response.setHeader('Cache-Control', 'no-cache');
          response.end(page);
        }, next);
      });
    },
  };
}

const serve = async (server: ViteDevServer, name: EditionName, shell: Promise<string>) =>
  server.transformIndexHtml(`/${EDITIONS[name]}index.html`, await shell);
