import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, createServer } from 'vite';
import { expect, it } from 'vitest';
import { followChanges } from '../../src/site/dev.ts';

/** Terminal output of a failed load. */
async function toldOf(error: unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'slides-'));
  const said: string[] = [];
  const server = await createServer({
    configFile: false,
    root: folder,
    customLogger: { ...createLogger('silent'), error: (text) => void said.push(text) },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- whatever a fault of the program is
    await followChanges(server, { folder, load: () => Promise.reject(error) })();
    return said.join('\n');
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
}

const STACK = /^ {4}at .*dev\.test\.ts/m;

it('prints the stack trace of internal errors', async () => {
  expect(await toldOf(new TypeError('x is not a function'))).toMatch(STACK);
  // Node's own argument errors have a code, too.
  const refusal = new TypeError('The "path" argument must be of type string.');
  expect(await toldOf(Object.assign(refusal, { code: 'ERR_INVALID_ARG_TYPE' }))).toMatch(STACK);
});

it('prints system errors without a stack trace', async () => {
  const refusal = new Error('EACCES: permission denied, scandir');
  const told = await toldOf(Object.assign(refusal, { code: 'EACCES', syscall: 'scandir' }));
  expect(told.trim()).toBe('The slides could not be loaded: EACCES: permission denied, scandir');
});
