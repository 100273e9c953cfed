import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { main } from '../../src/export/images-command.ts';
import { alternativeOf, fileName } from '../../src/export/image-files.ts';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { isError } from '../../src/loader/messages.ts';
import { casesOf, fixturePath, readFixture, sourcesOf } from '../fixtures.ts';

afterEach(() => vi.restoreAllMocks());

describe('alternative text', () => {
  test.each(casesOf('images'))('%s', async (name) => {
    const { talk, messages } = await loadTalk(sourcesOf(readFixture('images', name, 'input.md')));
    expect(messages.filter(isError)).toEqual([]);
    const texts = talk?.slides.flatMap((slide) =>
      Array.from({ length: slide.steps + 1 }, (_, step) => `── step ${step} ──\n${alternativeOf(slide, step)}`),
    );
    await expect(texts?.join('\n')).toMatchFileSnapshot(fixturePath('images', name, 'alternatives.txt'));
  });
});

describe('file name of a picture', () => {
  it.each([
    ['4', 0, '04-xen'],
    ['14', 0, '14-xen'],
    ['14', 2, '14.2-xen'],
    ['+1', 0, 'backup-1-xen'],
    ['+1', 3, 'backup-1.3-xen'],
  ])('of slide %s after %i steps is %s', (number, step, name) => {
    expect(fileName({ number, id: 'xen' }, step, 2)).toBe(name);
  });

  it('sorts in the order of the talk', () => {
    const names = [
      ['9', 0],
      ['14', 0],
      ['14', 1],
      ['15', 0],
      ['+1', 0],
    ].map(([number, step]) => fileName({ number: String(number), id: 'xen' }, Number(step), 2));
    expect([...names].sort()).toEqual(names);
  });
});

describe('npm run talk -- images', () => {
  it('prints help', async () => {
    const log = vi.spyOn(console, 'log').mockReturnValue();
    expect(await main(['--help'])).toBe(0);
    expect(log).toHaveBeenCalledWith(expect.stringContaining('--scale'));
  });

  it.each([[['--scale', '3']], [['--range', 'xen']], [['--rang', '1']], [['xen']], [['--output']]])(
    'rejects %j as wrong usage',
    async (args) => {
      const error = vi.spyOn(console, 'error').mockReturnValue();
      expect(await main(args)).toBe(2);
      expect(error).toHaveBeenCalledWith(expect.stringContaining('npm run talk -- images'));
    },
  );
});
