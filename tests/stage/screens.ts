/** Two virtual screens side by side: an X server in memory, a window manager, and input by keys and mouse. */
import { execFile, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { end, hear, start } from '../browsers/programs.ts';
import { pathOf, type Program } from './programs.ts';

export interface Screens {
  /** For programs that shall show their windows there. */
  readonly env: NodeJS.ProcessEnv;
  /** Runs a program of X to its end, and has what it says. */
  readonly run: (program: Program, ...words: readonly string[]) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Of each screen, in pixels; the second lies to the right of the first. */
export const SCREEN = { width: 1280, height: 720 } as const;

const WIDTH = 2 * SCREEN.width;

const SERVER = [
  ...['-displayfd', '3', '-geometry', `${WIDTH}x${SCREEN.height}`, '-depth', '24', '-nolisten', 'tcp', '-noreset'],
  // No TCP port, only a socket in a private folder.
  ...['-rfbport', '-1', '-SecurityTypes', 'None'],
];

export async function startScreens(): Promise<Screens> {
  const folder = await mkdtemp(join(tmpdir(), 'stage-'));
  const started: ChildProcess[] = [];
  const close = async () => {
    for (const child of started.toReversed()) await end(child);
    await rm(folder, { recursive: true });
  };
  try {
    const socket = join(folder, 'rfb');
    const server = await start(pathOf('server'), [...SERVER, '-rfbunixpath', socket], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    started.push(server);
    // Streams of further pipes are readable and writable; only then are they typed so loosely.
    const display = await hear(server.stdio[3] as Readable | null, /(\d+)\n/, 'The X server');
    await divide(socket);
    // Its windows behave as they do by default, whatever the person’s own do.
    const env = {
      ...process.env,
      DISPLAY: `:${display}`,
      HOME: folder,
      XDG_CONFIG_HOME: folder,
      XDG_CACHE_HOME: folder,
    };
    const run: Screens['run'] = async (program, ...words) => {
      const { stdout } = await promisify(execFile)(pathOf(program), words, { env });
      return stdout;
    };
    started.push(await start(pathOf('manager'), [], { env, stdio: 'ignore' }));
    await isManaged(run);
    return { env, run, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Until it lives, windows are put anywhere, and have no frame. */
async function isManaged(run: Screens['run']): Promise<void> {
  const giveUp = Date.now() + 10_000;
  for (;;) {
    const desktops = await run('hand', 'get_num_desktops').catch(() => '');
    if (Number(desktops) > 0) return;
    if (Date.now() > giveUp) throw new Error('The window manager does not start.');
  }
}

/**
 * Makes two outputs of one, which the server does for a viewer that has two screens. RFB 3.8, and of its extensions
 * ExtendedDesktopSize.
 */
async function divide(path: string): Promise<void> {
  const socket = connect(path);
  const bytes = async (count: number): Promise<Buffer> => {
    for (;;) {
      const chunk: unknown = socket.read(count);
      if (chunk instanceof Buffer) return chunk;
      await once(socket, 'readable', { signal: AbortSignal.timeout(10_000) });
    }
  };
  await once(socket, 'connect');
  await bytes('RFB 003.008\n'.length);
  socket.write('RFB 003.008\n');
  const [kinds = 0] = await bytes(1);
  await bytes(kinds);
  // Security: none. Shared, with other viewers.
  socket.write(Buffer.from([1]));
  await bytes(4);
  socket.write(Buffer.from([1]));
  const name = (await bytes(24)).readUInt32BE(20);
  await bytes(name);

  const encodings = Buffer.alloc(8);
  encodings.writeUInt8(2, 0);
  encodings.writeUInt16BE(1, 2);
  encodings.writeInt32BE(-308, 4);
  socket.write(encodings);
  const size = Buffer.alloc(8 + 2 * 16);
  size.writeUInt8(251, 0);
  size.writeUInt16BE(WIDTH, 2);
  size.writeUInt16BE(SCREEN.height, 4);
  size.writeUInt8(2, 6);
  for (const screen of [0, 1]) {
    const at = 8 + 16 * screen;
    size.writeUInt32BE(screen, at);
    size.writeUInt16BE(screen * SCREEN.width, at + 4);
    size.writeUInt16BE(SCREEN.width, at + 8);
    size.writeUInt16BE(SCREEN.height, at + 10);
  }
  socket.write(size);
  // Asked for a picture, it answers with the new size: then it is done.
  const request = Buffer.alloc(10);
  request.writeUInt8(3, 0);
  request.writeUInt16BE(1, 6);
  request.writeUInt16BE(1, 8);
  socket.write(request);
  await bytes(4);
  socket.destroy();
}
