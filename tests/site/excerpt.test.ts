import { describe, expect, it } from 'vitest';
import { excerpt } from '../../src/site/share-page.ts';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { sourcesOf } from '../fixtures.ts';

async function excerptOf(body: string): Promise<string> {
  const { talk } = await loadTalk(sourcesOf(`# Talk\n\n${body}\n`));
  const [first] = talk?.slides ?? [];
  if (!first) throw new Error('The slide has errors');
  return excerpt(first.slide);
}

describe('excerpt', () => {
  it('joins items and paragraphs', async () => {
    expect(await excerptOf('A *first*\nline.\n\n- one\n- two,\n- three')).toBe('A first line. one; two, three');
    expect(await excerptOf(':::steps\n> quoted\n\n### Small\n:::')).toBe('quoted; Small');
  });

  it('omits tables, figures, code and later news', async () => {
    const table = '| Job | Done by |\n| --- | --- |\n| Disk | software |';
    const stack = ':::layer-stack\n- Xen\n  - dom0 (guest) | domU (guest)\n  - Xen (hypervisor)\n:::';
    const since = ':::since{date=2020}\nIt is gone.\n:::';
    expect(
      await excerptOf([table, stack, since, '```c\nint a;\n```', '<https://example.org/>', 'Text.'].join('\n\n')),
    ).toBe('Text.');
  });

  it('falls back to the notes', async () => {
    expect(await excerptOf('```c\nint a;\n```\n\nNote: What *a* is.\n\nAnd why.')).toBe('What a is. And why.');
    expect(await excerptOf('')).toBe('');
  });

  it('ends after a whole word, within 200 characters', async () => {
    const text = await excerptOf('Wordy words, '.repeat(40));
    expect(text).toMatch(/^Wordy words, .*Wordy( words)?…$/);
    expect(text.length).toBeGreaterThan(180);
    expect(text.length).toBeLessThanOrEqual(200);
  });

  it('never splits a character in scripts without spaces', async () => {
    const text = await excerptOf('𠮷'.repeat(300));
    expect(text).toBe(`${'𠮷'.repeat(199)}…`);
  });
});
