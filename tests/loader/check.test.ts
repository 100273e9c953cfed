import { describe, expect, test } from 'vitest';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { wordings } from '../../src/loader/messages.ts';
import { report } from '../../src/loader/report.ts';
import { casesOf, fixturePath, readFixture, readIfThere, sourcesOf } from '../fixtures.ts';

describe('check: messages to authors', () => {
  test.each(casesOf('check'))('%s', async (name) => {
    const sources = sourcesOf(readFixture('check', name, 'input.md'), undefined, {
      beside: fixturePath('check', name, 'beside'),
      register: readIfThere('check', name, 'sources.yaml'),
      glossary: readIfThere('check', name, 'glossary.yaml'),
    });
    const { messages } = await loadTalk(sources);
    await expect(`${report(messages, sources)}\n`).toMatchFileSnapshot(fixturePath('check', name, 'messages.txt'));
  });

  test.each(casesOf('meta'))('talk.yaml: %s', async (name) => {
    const sources = sourcesOf('# Talk\n', readFixture('meta', name, 'talk.yaml'));
    const { messages } = await loadTalk(sources);
    await expect(`${report(messages, sources)}\n`).toMatchFileSnapshot(fixturePath('meta', name, 'messages.txt'));
  });

  test.each(casesOf('rehearsal'))('rehearsal.json: %s', async (name) => {
    const rehearsal = readFixture('rehearsal', name, 'rehearsal.json');
    const sources = sourcesOf(readFixture('rehearsal', name, 'input.md'), undefined, { rehearsal });
    const { messages } = await loadTalk(sources);
    await expect(`${report(messages, sources)}\n`).toMatchFileSnapshot(fixturePath('rehearsal', name, 'messages.txt'));
  });

  test.each(casesOf('glossary'))('glossary.yaml: %s', async (name) => {
    const glossary = readFixture('glossary', name, 'glossary.yaml');
    const sources = sourcesOf(readFixture('glossary', name, 'input.md'), undefined, { glossary });
    const { messages } = await loadTalk(sources);
    await expect(`${report(messages, sources)}\n`).toMatchFileSnapshot(fixturePath('glossary', name, 'messages.txt'));
  });

  test.each(casesOf('published'))('published.txt: %s', async (name) => {
    const published = readFixture('published', name, 'published.txt');
    const sources = sourcesOf(readFixture('published', name, 'input.md'), undefined, { published });
    const { messages } = await loadTalk(sources);
    await expect(`${report(messages, sources)}\n`).toMatchFileSnapshot(fixturePath('published', name, 'messages.txt'));
  });

  test('every message has a fixture', () => {
    const told = [
      ...casesOf('check').map((name) => readFixture('check', name, 'messages.txt')),
      ...casesOf('meta').map((name) => readFixture('meta', name, 'messages.txt')),
      ...casesOf('rehearsal').map((name) => readFixture('rehearsal', name, 'messages.txt')),
      ...casesOf('glossary').map((name) => readFixture('glossary', name, 'messages.txt')),
      ...casesOf('published').map((name) => readFixture('published', name, 'messages.txt')),
      ...casesOf('read').map((name) => readFixture('read', name, 'messages.txt')),
    ].join('\n');
    const codes = new Set([...told.matchAll(/^\S+:\d+:\d+ {2}(?:warning )?(\S+)$/gm)].map(([, code]) => code));
    expect([...codes].sort()).toEqual(Object.keys(wordings).sort());
  });
});
