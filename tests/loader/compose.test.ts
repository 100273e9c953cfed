import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import { composeDeck } from '../../src/pages/deck/compose.ts';
import { composeHandout } from '../../src/pages/handout/compose.ts';
import { composeArticle } from '../../src/pages/article/compose/compose.ts';
import { composeSpeaker } from '../../src/pages/speaker/compose.ts';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { isError } from '../../src/loader/messages.ts';
import { write } from '../../src/pages/write.ts';
import { casesOf, fixturePath, readFixture, readIfThere, sourcesOf } from '../fixtures.ts';

describe.each([
  { stage: 'compose-deck', compose: composeDeck },
  { stage: 'compose-article', compose: composeArticle },
  { stage: 'compose-handout', compose: composeHandout },
  { stage: 'compose-speaker', compose: composeSpeaker },
])('$stage: Markdown in, sections out', ({ stage, compose }) => {
  test.each(casesOf(stage))('%s', async (name) => {
    const { talk, messages } = await loadTalk(
      sourcesOf(readFixture(stage, name, 'input.md'), undefined, {
        register: readIfThere(stage, name, 'sources.yaml'),
        glossary: readIfThere(stage, name, 'glossary.yaml'),
      }),
    );
    expect(messages.filter(isError)).toEqual([]);
    const html = talk ? write(compose(talk)) : '';
    const readable = await format(html, { parser: 'html', printWidth: 120 });
    await expect(readable).toMatchFileSnapshot(fixturePath(stage, name, 'output.html'));
  });
});
