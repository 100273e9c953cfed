/** What the machine weighs, built as the site builds it, as a page loads it: with brotli, in bytes. */
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import { root } from '../../src/setup/project.mjs';
import config from '../../vite.config.ts';

export interface Chunk {
  readonly name: string;
  readonly bytes: number;
  /** The other chunks without which it cannot run. */
  readonly needs: readonly string[];
}

export async function weighMachine(): Promise<readonly Chunk[]> {
  const options = config.build?.rolldownOptions;
  const built = await build({
    configFile: false,
    root: path.join(root, 'src'),
    logLevel: 'error',
    build: {
      ...config.build,
      write: false,
      rolldownOptions: {
        ...(options?.output === undefined ? {} : { output: options.output }),
        input: { page: 'virtual:page' },
      },
    },
    // A page takes it late, as a figure does.
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id === 'virtual:page' ? id : undefined),
        load: (id) =>
          id === 'virtual:page'
            ? `import(${JSON.stringify(path.join(root, 'src/machine/live.ts'))}).then((live) => console.log(live));`
            : undefined,
      },
    ],
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  const chunks = outputs.flatMap((one) => (one.type === 'chunk' ? [one] : []));
  const nameOf = (file: string) => chunks.find(({ fileName }) => fileName === file)?.name ?? file;
  return chunks
    .filter(({ name }) => name !== 'page')
    .map(({ name, code, imports }) => ({
      name,
      bytes: brotliCompressSync(code).length,
      needs: imports.map(nameOf),
    }));
}
