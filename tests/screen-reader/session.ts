/**
 * A desktop without a screen and a voice without sound: X, a window manager, the bus of assistive technologies, Orca and
 * what it speaks to. All of it lives in a folder of its own, and ends with `close`.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '../../src/setup/project.mjs';
import { run } from '../../src/setup/processes.mjs';
import { endAllOf } from './processes.ts';
import { files, type Places } from './files.ts';
import { AT_SPI } from './packages.ts';

/** Timeout for a program to be ready, in ms; a busy machine takes long. */
const PATIENCE = 120_000;

/** For Xvfb. A server that is reset when its last client goes would drop the window manager that is just coming. */
const SCREEN = '-displayfd 3 -screen 0 1280x900x24 -nolisten tcp -ac -noreset';

export interface Session {
  /** The file to which Orca writes all that it does. */
  readonly log: string;
  /** Starts a program on the desktop. It ends with the session. */
  readonly start: (command: string, args: readonly string[]) => Promise<ChildProcess>;
  /** Presses keys, as `xdotool` names them. */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  readonly untilWindow: (title: string) => Promise<void>;
  /** A folder that ends with the session. */
  readonly home: string;
  readonly close: () => Promise<void>;
}

export async function openSession(stop: AbortSignal): Promise<Session> {
  const home = await mkdtemp(join(tmpdir(), 'screen-reader-'));
  const close = async () => {
    await endAllOf(home);
    await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
  try {
    return await open(home, close, stop);
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(home: string, close: () => Promise<void>, stop: AbortSignal): Promise<Session> {
  const places: Places = {
    home,
    runtime: join(home, 'run'),
    log: join(home, 'orca.log'),
    paper: join(home, 'spoken.txt'),
  };
  await mkdir(places.runtime, { mode: 0o700 });
  for (const [name, text] of files(places)) {
    const file = join(home, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const words = createWriteStream(join(home, 'programs.txt'), { flags: 'a' });
  const env: Record<string, string> = {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    HOME: home,
    LANG: 'C.UTF-8',
    XDG_RUNTIME_DIR: places.runtime,
    GNOME_ACCESSIBILITY: '1',
    NO_AT_BRIDGE: '0',
    GSETTINGS_BACKEND: 'keyfile',
  };
  const start = async (command: string, args: readonly string[]) => {
    const child = spawn(command, args, { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe', 'pipe'], detached: true });
    await once(child, 'spawn');
    child.stderr?.pipe(words, { end: false });
    return child;
  };
  /** Waits until a condition holds; on timeout the error names the condition. */
  const until = async (what: string, isSo: () => boolean | Promise<boolean>) => {
    const late = performance.now() + PATIENCE;
    while (!(await isSo())) {
      stop.throwIfAborted();
      if (performance.now() > late)
        throw new Problem(`${what} was not ready after ${PATIENCE / 1000} s:\n${await said()}`);
      await pause(50);
    }
  };
  const said = () => readFile(join(home, 'programs.txt'), 'utf8').catch(() => '');
  const does = async (command: string, args: readonly string[]) =>
    (await run(command, args, { cwd: home, env, stdio: 'ignore' })) === 0;

  const x = await start('Xvfb', SCREEN.split(' '));
  env['DISPLAY'] = `:${await firstLine(x, 3)}`;
  const bus = await start('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=3']);
  env['DBUS_SESSION_BUS_ADDRESS'] = await firstLine(bus, 3);
  await start('openbox', []);
  await until('The window manager', () => does('xdotool', ['get_desktop']));
  await start(AT_SPI, ['--launch-immediately']);
  await start('speech-dispatcher', ['--run-single', '--timeout', '0', '--log-level', '2']);
  const socket = join(places.runtime, 'speech-dispatcher', 'speechd.sock');
  await until('The voice', () => existsSync(socket));
  for (const [schema, key] of [
    ['org.gnome.desktop.interface', 'toolkit-accessibility'],
    ['org.gnome.desktop.a11y.applications', 'screen-reader-enabled'],
  ] as const)
    await does('gsettings', ['set', schema, key, 'true']);
  await start('orca', ['--replace', `--debug-file=${places.log}`]);
  await until('Orca', async () => (await readFile(places.log, 'utf8').catch(() => '')).includes('SPEECH OUTPUT: '));
  return {
    log: places.log,
    home,
    start,
    untilWindow: (title) =>
      until(`A window of ${title}`, () => does('xdotool', ['search', '--onlyvisible', '--name', title])),
    press: async (...keys) => {
      if (!(await does('xdotool', ['key', '--delay', '30', ...keys])))
        throw new Problem(`No such keys: ${keys.join(' ')}`);
    },
    type: async (text) => {
      await does('xdotool', ['type', '--delay', '30', text]);
    },
    close,
  };
}

async function firstLine(child: ChildProcess, fd: number): Promise<string> {
  const pipe = child.stdio[fd] as Readable;
  let text = '';
  for await (const chunk of pipe) {
    text += String(chunk);
    if (text.includes('\n')) return text.trim();
  }
  throw new Problem(`${child.spawnfile} ended before it was ready.`);
}
