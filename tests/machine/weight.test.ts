import { expect, test } from 'vitest';
import { LIMITS } from '../weight.ts';
import { weighMachine } from './weigh.ts';

test('the machine and its debugger are a file each, and the first does not need the second', async () => {
  const chunks = await weighMachine();
  expect(chunks.map(({ name, needs }) => [name, needs])).toEqual([
    ['debugger', ['machine']],
    ['machine', []],
  ]);
  for (const { bytes } of chunks) expect(bytes).toBeLessThanOrEqual(LIMITS.machine * 1000);
});
