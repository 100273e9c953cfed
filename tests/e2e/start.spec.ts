/** `npm start`, as it is called. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { expect, test } from './fixtures.ts';

/** The address that it prints. */
async function addressOf(child: ChildProcess): Promise<string> {
  let said = '';
  for await (const chunk of child.stdout ?? []) {
    said += String(chunk);
    const found = /Deck +(http\S+)\n/.exec(said)?.[1];
    if (found !== undefined) return found;
  }
  throw new Error(`It ended without an address:\n${said}`);
}

test('twice at the same time, each has an address of its own, and both end when told to', async ({ request }) => {
  const started: ChildProcess[] = [];
  try {
    const addresses: string[] = [];
    for (let time = 0; time < 2; time += 1) {
      const child = spawn(process.execPath, [resolve('src/setup/start.mjs'), '--no-open'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      started.push(child);
      addresses.push(await addressOf(child));
    }
    expect(new Set(addresses).size).toBe(2);
    for (const address of addresses) expect((await request.get(address)).status()).toBe(200);
  } finally {
    for (const child of started) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      expect(await ended).toEqual([0, null]);
    }
  }
});
