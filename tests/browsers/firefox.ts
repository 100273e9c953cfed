/** Firefox by WebDriver BiDi, which it speaks itself: a program, a socket and no package in between. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asRecord, parseRecord } from '../../src/setup/records.mjs';
import { Problem } from '../../src/setup/project.mjs';
import { commandToType, installPackages } from '../../src/setup/system-packages.mjs';
import { PAPER, PATIENCE, type Browser, type Window } from './driver.ts';
import { end, findProgram, hear, start } from './programs.ts';

type Command = (method: string, params?: object) => Promise<Record<string, unknown>>;

const PACKAGES = ['firefox-esr'];

const places = [
  'firefox-esr',
  'firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

async function firefoxPath(): Promise<string> {
  const named = process.env['FIREFOX_PATH'] ?? '';
  if (named !== '') {
    const found = findProgram([named]);
    if (found !== undefined) return found;
    throw new Problem(`FIREFOX_PATH is set to ${named}, where nothing is.`);
  }
  const found = findProgram(places) ?? ((await installPackages(PACKAGES)) ? findProgram(places) : undefined);
  if (found !== undefined) return found;
  throw new Problem(`Firefox is not there. Install it, or name it with FIREFOX_PATH:\n  ${commandToType(PACKAGES)}`);
}

export async function startFirefox(): Promise<Browser> {
  const program = await firefoxPath();
  const profile = await mkdtemp(join(tmpdir(), 'firefox-'));
  const args = ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', profile];
  const firefox = await start(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const close = async () => {
    await end(firefox);
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    const address = await hear(firefox.stderr, /BiDi listening on (ws:\S+)/, 'Firefox');
    const command = await connect(`${address}/session`);
    const { capabilities } = await command('session.new', { capabilities: {} });
    const windows = async () => {
      const { contexts } = await command('browsingContext.getTree', { maxDepth: 0 });
      const all: readonly unknown[] = Array.isArray(contexts) ? contexts : [];
      return all.map((one) => windowOf(String(asRecord(one)['context']), command));
    };
    const open = async () => {
      const { context } = await command('browsingContext.create', { type: 'window' });
      return windowOf(String(context), command);
    };
    // In the window that Firefox begins with, its own start page keeps the focus.
    const [started] = await windows();
    await open();
    await started?.close();
    return { name: `Firefox ${String(asRecord(capabilities)['browserVersion'])}`, windows, open, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Sends commands; each answer comes with the number of its command. */
async function connect(address: string): Promise<Command> {
  const socket = new WebSocket(address);
  const waiting = new Map<unknown, (answer: Record<string, unknown>) => void>();
  socket.addEventListener('message', ({ data }) => {
    const answer = parseRecord(String(data));
    waiting.get(answer['id'])?.(answer);
    waiting.delete(answer['id']);
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => {
      reject(new Error(`Firefox does not answer at ${address}`));
    });
  });
  let last = 0;
  return (method, params = {}) =>
    new Promise((resolve, reject) => {
      const id = (last += 1);
      const late = setTimeout(() => {
        reject(new Error(`Firefox: no answer to ${method}`));
      }, PATIENCE);
      waiting.set(id, ({ type, result, error, message }) => {
        clearTimeout(late);
        if (type === 'success') resolve(asRecord(result));
        else reject(new Error(`Firefox: ${method}: ${String(error)}, ${String(message)}`));
      });
      socket.send(JSON.stringify({ id, method, params }));
    });
}

function windowOf(context: string, command: Command): Window {
  return {
    id: context,
    goto: async (url) => {
      // Only the window in front may have the focus, and fill the screen.
      await command('browsingContext.activate', { context });
      await command('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    run: async (expression) => {
      const evaluation = { expression, target: { context }, awaitPromise: true, userActivation: false };
      const { result, exceptionDetails } = await command('script.evaluate', evaluation);
      if (exceptionDetails !== undefined) throw new Error(String(asRecord(exceptionDetails)['text']));
      return String(asRecord(result)['value']);
    },
    perform: async (input) => {
      await command('input.performActions', { context, actions: [input] });
    },
    resize: async (width, height) => {
      await command('browsingContext.setViewport', { context, viewport: { width, height } });
    },
    photograph: async () => {
      const { data } = await command('browsingContext.captureScreenshot', { context });
      return Buffer.from(String(data), 'base64');
    },
    print: async () => {
      const { data } = await command('browsingContext.print', { context, ...PAPER });
      return Buffer.from(String(data), 'base64');
    },
    close: async () => {
      await command('browsingContext.close', { context });
    },
  };
}
