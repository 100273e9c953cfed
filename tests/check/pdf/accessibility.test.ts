import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { conditions } from '../../../src/pdf/matterhorn.ts';

test('ACCESSIBILITY.md lists the conditions that are checked, and no others', async () => {
  const text = await readFile('ACCESSIBILITY.md', 'utf8');
  const [, checked = ''] = /### What the command checks(.*?)\n09-004 to/s.exec(text) ?? [];
  const whole = checked.replace(/(\d\d)-(\d{3}) to \d\d-(\d{3})/g, (_, point: string, from: string, to: string) =>
    Array.from(
      { length: Number(to) - Number(from) + 1 },
      (_one, step) => `${point}-${(Number(from) + step).toString().padStart(3, '0')}`,
    ).join(' '),
  );
  expect((whole.match(/\d\d-\d{3}/g) ?? []).sort()).toEqual(conditions.map(({ id }) => id).sort());
});
