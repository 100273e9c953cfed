import { describe, expect, test } from 'vitest';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { decode, readSources } from '../../src/loader/read.ts';
import { report } from '../../src/loader/report.ts';
import { casesOf, fixturePath } from '../fixtures.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('read', () => {
  test.each(casesOf('read'))('%s', async (name) => {
    const sources = await readSources(fixturePath('read', name, 'slides'));
    const { talk, messages } = await loadTalk(sources);
    expect(talk).toBeUndefined();
    await expect(`${report(messages, sources)}\n`).toMatchFileSnapshot(fixturePath('read', name, 'messages.txt'));
  });

  test('drops a byte order mark and turns all line ends into one', () => {
    expect(decode(bytes('\uFEFFa\r\nb\rc\n'))).toEqual({ text: 'a\nb\nc\n' });
  });

  test('tells the first faulty byte by line and column', () => {
    expect(decode(Uint8Array.of(0x61, 0x0a, 0x62, 0xff, 0x63))).toMatchObject({ fault: { line: 2, column: 2 } });
  });
});
