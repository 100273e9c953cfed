/** WebKitGTK by WebDriver, whose commands are plain HTTP requests, on a virtual screen. */
import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import { Problem, firstLine } from '../../src/setup/project.mjs';
import { asRecord, parseRecord } from '../../src/setup/records.mjs';
import { commandToType, installPackages } from '../../src/setup/system-packages.mjs';
import { PATIENCE, type Browser, type Window } from './driver.ts';
import { end, findProgram, freePort, hear, start } from './programs.ts';

type Command = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>;

/** Larger than any window that is asked for. */
const SCREEN = '2000x1500x24';

const PACKAGES = ['webkit2gtk-driver', 'xvfb'];

interface Programs {
  readonly driver: string;
  readonly screen: string;
}

function present(): Programs | undefined {
  const driver = findProgram(['WebKitWebDriver']);
  const screen = findProgram(['Xvfb']);
  return driver !== undefined && screen !== undefined ? { driver, screen } : undefined;
}

async function programs(): Promise<Programs> {
  const found = present() ?? ((await installPackages(PACKAGES)) ? present() : undefined);
  if (found) return found;
  throw new Problem(`WebKitWebDriver or Xvfb is not there; they run on Linux only:\n  ${commandToType(PACKAGES)}`);
}

export async function startWebKit(): Promise<Browser> {
  const { driver, screen } = await programs();
  const started: ChildProcess[] = [];
  const endAll = async () => {
    for (const child of started.toReversed()) await end(child);
  };
  try {
    const xvfb = await start(screen, ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    started.push(xvfb);
    // Streams of further pipes are readable and writable; only then are they typed so loosely.
    const display = await hear(xvfb.stdio[3] as Readable | null, /(\d+)\n/, 'Xvfb');
    const port = await freePort();
    const env = environment(display);
    started.push(await start(driver, ['--host=127.0.0.1', `--port=${port}`], { env, stdio: 'ignore' }));
    const server = commandsAt(`http://127.0.0.1:${port}`);
    await ready(server);
    const { session, version } = await newSession(server);
    const close = async () => {
      // Ends the browser, which is a child of the driver.
      await server('DELETE', session).catch(() => undefined);
      await endAll();
    };
    return browserOf(`WebKitGTK ${version}`, (method, path, body) => server(method, session + path, body), close);
  } catch (error) {
    await endAll();
    throw error;
  }
}

/** A virtual screen has no graphics card to compose on, and root has no sandbox. */
function environment(display: string): NodeJS.ProcessEnv {
  const isRoot = process.getuid?.() === 0;
  return {
    ...process.env,
    DISPLAY: `:${display}`,
    GDK_BACKEND: 'x11',
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    ...(isRoot && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }),
  };
}

function commandsAt(url: string): Command {
  return async (method, path, body) => {
    const request = { method, signal: AbortSignal.timeout(PATIENCE), ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(url + path, request);
    const { value } = parseRecord(await response.text());
    if (response.ok) return value;
    const { error, message } = asRecord(value);
    throw new Error(`WebKit: ${method} ${path}: ${String(error)}, ${String(message)}`);
  };
}

async function ready(server: Command): Promise<void> {
  const giveUp = Date.now() + PATIENCE;
  for (;;) {
    const problem = await server('GET', '/status').then(() => '', firstLine);
    if (problem === '') return;
    if (Date.now() > giveUp) throw new Problem(`WebKitWebDriver does not answer: ${problem}`);
    await pause(50);
  }
}

async function newSession(server: Command): Promise<{ session: string; version: string }> {
  // Without the frame and the bar of its window it can be as narrow as a phone.
  const options = { 'webkitgtk:browserOptions': { args: ['--automation', '--full-screen'] } };
  const answer = asRecord(await server('POST', '/session', { capabilities: { alwaysMatch: options } }));
  const { browserVersion } = asRecord(answer['capabilities']);
  return { session: `/session/${String(answer['sessionId'])}`, version: String(browserVersion) };
}

function browserOf(name: string, command: Command, close: () => Promise<void>): Browser {
  let current: unknown;
  /** The commands of one window, which the driver must be switched to. */
  const within = (handle: unknown): Command => {
    return async (...words) => {
      if (current !== handle) await command('POST', '/window', { handle });
      current = handle;
      return command(...words);
    };
  };
  const handles = async () => {
    const all = await command('GET', '/window/handles');
    return Array.isArray(all) ? all.map(String) : [];
  };
  return {
    name,
    windows: async () => (await handles()).map((handle) => windowOf(handle, within(handle))),
    open: async () => {
      const { handle } = asRecord(await command('POST', '/window/new', { type: 'window' }));
      return windowOf(String(handle), within(handle));
    },
    close,
  };
}

function windowOf(id: string, command: Command): Window {
  const run = async (expression: string): Promise<string> => {
    const script = `const done = arguments[0]; ${expression}.then(done, (error) => done({ failed: String(error) }))`;
    const value = await command('POST', '/execute/async', { script, args: [] });
    if (typeof value === 'string') return value;
    throw new Error(String(asRecord(value)['failed']));
  };
  return {
    id,
    goto: async (url) => {
      await command('POST', '/url', { url });
    },
    run,
    perform: async (input) => {
      await command('POST', '/actions', { actions: [input] });
    },
    resize: async (width, height) => {
      await command('POST', '/window/rect', { width, height });
      // Only the first window fills the screen; the others have a bar above the page.
      const inner = asRecord(parseRecord(await run('(async () => JSON.stringify({ innerWidth, innerHeight }))()')));
      const [across, down] = [width - Number(inner['innerWidth']), height - Number(inner['innerHeight'])];
      if (across === 0 && down === 0) return;
      await command('POST', '/window/rect', { width: width + across, height: height + down });
    },
    photograph: async () => Buffer.from(String(await command('GET', '/screenshot')), 'base64'),
    // WebKitWebDriver 2.50 knows no such command.
    print: undefined,
    close: async () => {
      await command('DELETE', '/window');
    },
  };
}
