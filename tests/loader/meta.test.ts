import { describe, expect, test } from 'vitest';
import { readMeta } from '../../src/loader/beside/meta.ts';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { plainYaml, sourcesOf } from '../fixtures.ts';

const metaOf = (text: string) => readMeta({ path: 'slides/talk.yaml', text });

describe('talk.yaml', () => {
  test.each([
    ['30m', 30],
    ['30 m', 30],
    ['30 min', 30],
    ['30 mins', 30],
    ['30 Minutes', 30],
    ['0:30:00', 30],
    ['00:45:00', 45],
    ['1h', 60],
    ['1h30', 90],
    ['1h30m', 90],
    ['1 h 30 min', 90],
    ['1 hour, 30 minutes', 90],
    ['1800s', 30],
    ['90 seconds', 1.5],
    ['1m30s', 1.5],
    ['PT30M', 30],
  ])('a slot of %s', (slot, minutes) => {
    const { meta, messages } = metaOf(plainYaml.replace('slot: 30m', `slot: ${slot}`));
    expect(messages).toEqual([]);
    expect(meta?.slot).toBe(minutes * 60);
  });

  test.each(['', '30', '30:00', '1:30', '30 Minuten', '30分', 'half an hour', '-5m', '30 m 20 h', 'm', '30 minuets'])(
    'no slot of “%s”',
    (slot) => {
      const { meta, messages } = metaOf(plainYaml.replace('slot: 30m', `slot: ${slot}`));
      expect(meta).toBeUndefined();
      expect(messages).toHaveLength(1);
    },
  );

  test('accepts the same forms for a budget', async () => {
    const { messages } = await loadTalk(sourcesOf('::slide{budget="30 minutes"}\n\n# Talk'));
    expect(messages).toEqual([]);
  });

  test.each([
    ['author: Ann Lee', { name: 'Ann Lee' }],
    ['author: { name: Ann Lee, email: a@b.org }', { name: 'Ann Lee', email: 'a@b.org' }],
    ['author: [Ann Lee, Bo Chen]', { name: 'Ann Lee, Bo Chen' }],
    ['authors: [{ name: Ann Lee, email: a@b.org }, Bo Chen]', { name: 'Ann Lee, Bo Chen', email: 'a@b.org' }],
  ])('%s', (line, author) => {
    const { meta, messages } = metaOf(plainYaml.replace('author: { name: Somebody }', line));
    expect(messages).toEqual([]);
    expect(meta?.author).toEqual(author);
  });

  test('accepts license and lang as aliases', () => {
    const { meta, messages } = metaOf(plainYaml.replace('licence', 'license').replace('language', 'lang'));
    expect(messages).toEqual([]);
    expect(meta).toMatchObject({ licence: 'CC-BY-4.0', language: 'en' });
    expect(metaOf(`${plainYaml}\nlicense: MIT`).messages.map(({ code }) => code)).toEqual(['yaml-key-unknown']);
  });
});
