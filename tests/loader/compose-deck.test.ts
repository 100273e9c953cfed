import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import { composeDeck } from '../../src/loader/compose-deck.ts';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { isError } from '../../src/loader/messages.ts';
import { write } from '../../src/loader/write.ts';
import { casesOf, fixturePath, readFixture, sourcesOf } from '../fixtures.ts';

describe('compose-deck: Markdown in, the sections of the deck out', () => {
  test.each(casesOf('compose-deck'))('%s', async (name) => {
    const { talk, messages } = await loadTalk(sourcesOf(readFixture('compose-deck', name, 'input.md')));
    expect(messages.filter(isError)).toEqual([]);
    const html = talk ? write(composeDeck(talk)) : '';
    const readable = await format(html, { parser: 'html', printWidth: 120 });
    await expect(readable).toMatchFileSnapshot(fixturePath('compose-deck', name, 'output.html'));
  });
});
