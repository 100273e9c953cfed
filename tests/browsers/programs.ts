/** Finds, starts and ends the programs of a browser. */
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '../../src/setup/project.mjs';
import { commandToType, installPackages } from '../../src/setup/system-packages.mjs';
import { PATIENCE } from './driver.ts';

const usual = ['/usr/bin', '/usr/local/bin', '/snap/bin'];

/** The first of these programs that exists: a full path, or a name to search for. */
export function findProgram(names: readonly string[]): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''), ...usual];
  const places = names.flatMap((name) => (/[\\/]/.test(name) ? [name] : folders.map((folder) => join(folder, name))));
  return places.find((place) => existsSync(place));
}

/** A program, a full path or a name, and the packages of Debian that it needs. */
export type Program = readonly [program: string, ...packages: readonly string[]];

/** The packages of programs that are not there, each once. */
export const missingPackages = (programs: readonly Program[]): string[] => [
  ...new Set(programs.flatMap(([program, ...packages]) => (findProgram([program]) === undefined ? packages : []))),
];

/**
 * @param find names the packages whose programs are not there
 * @throws Problem where one is missing, and is not installed: without it nothing is proven
 */
export async function ensurePackages(find: () => string[], install = installPackages): Promise<void> {
  const missing = find();
  if (missing.length === 0) return;
  await install(missing);
  const left = find();
  if (left.length > 0) throw new Problem(`${left.join(', ')} missing. Type:\n  ${commandToType(left)}`);
}

/** Starts a program that stays until `end`. */
export async function start(program: string, args: readonly string[], options: SpawnOptions): Promise<ChildProcess> {
  const child = spawn(program, args, options);
  await once(child, 'spawn');
  return child;
}

/** Terminates a program, and kills it if it does not end. Only this one, by its process id. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), 5000);
  await gone;
  clearTimeout(insist);
}

/** Waits until a program has written something to one of its pipes. */
export async function hear(pipe: Readable | null | undefined, words: RegExp, who: string): Promise<string> {
  let text = '';
  const heard = new Promise<string>((resolve, reject) => {
    pipe?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = words.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
    pipe?.on('close', () => {
      reject(new Problem(`${who} ended before it was ready:\n${text}`));
    });
  });
  const late = pause(PATIENCE, undefined, { ref: false }).then(() => {
    throw new Problem(`${who} was not ready after ${PATIENCE / 1000} s:\n${text}`);
  });
  return Promise.race([heard, late]);
}

/** A free port, for programs that cannot choose one themselves. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new TypeError('the server has no port');
  return address.port;
}
