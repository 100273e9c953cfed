/** Ends the programs of a session, also those that others started and left behind. */
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** Ends every process whose home is this folder, by its id. Linux tells the environment that a process began with. */
export async function endAllOf(home: string): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    for (let tries = 0; tries < 20; tries += 1) {
      const left = await processesOf(home);
      if (left.length === 0) return;
      if (tries === 0) for (const id of left) send(id, signal);
      await pause(100);
    }
  }
}

async function processesOf(home: string): Promise<number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const own = await Promise.all(
    ids.map(async (id) => {
      // Of other users, and gone meanwhile.
      const environment = await readFile(`/proc/${id}/environ`, 'utf8').catch(() => '');
      return environment.split('\0').includes(`HOME=${home}`);
    }),
  );
  return ids.filter((_, index) => own[index]);
}

function send(id: number, signal: NodeJS.Signals): void {
  try {
    process.kill(id, signal);
  } catch {
    // It has ended meanwhile.
  }
}
