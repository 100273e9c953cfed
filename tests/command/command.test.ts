import { afterEach, describe, expect, it, vi } from 'vitest';
import { runCommand, type Command } from '../../src/command/command.ts';
import { ExportError, WrongUsage } from '../../src/export/faults.ts';
import { Problem } from '../../src/setup/project.mjs';

afterEach(() => vi.restoreAllMocks());

interface Wanted {
  readonly word: string;
}

/** Output and exit code of a command. */
async function ran(args: readonly string[], change: Partial<Command<Wanted>>) {
  const said: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((text: string) => void said.push(`out: ${text}`));
  vi.spyOn(console, 'error').mockImplementation((text: string) => void said.push(`error: ${text}`));
  const command: Command<Wanted> = {
    usage: 'npm run bake',
    read: ([word]) => (word === undefined ? 'What shall be baked?' : { word }),
    work: ({ word }) => Promise.resolve({ text: `baked ${word}` }),
    otherwise: 'No bread.',
  };
  const code = await runCommand(args, { ...command, ...change });
  return { code, said };
}

describe('a command', () => {
  it('tells what it has done', async () => {
    expect(await ran(['bread'], {})).toEqual({ code: 0, said: ['out: baked bread'] });
  });

  it('explains itself, whatever else is asked', async () => {
    expect(await ran(['bread', '--help'], {})).toEqual({ code: 0, said: ['out: npm run bake'] });
  });

  it('is not begun with a wrong command line', async () => {
    const work = vi.fn();
    const said = ['error: What shall be baked?\n\nnpm run bake'];
    expect(await ran([], { work })).toEqual({ code: 2, said });
    expect(work).not.toHaveBeenCalled();
  });

  it('that looks for something ends with 1 when it has found it', async () => {
    const work = () => Promise.resolve({ text: 'a stone', isFine: false });
    expect(await ran(['bread'], { work })).toEqual({ code: 1, said: ['out: a stone'] });
  });

  it.each([
    [new Problem('The oven is cold.'), 1, 'The oven is cold.'],
    [new WrongUsage('There is no cake.'), 2, 'There is no cake.'],
    [new ExportError([{ message: 'burnt', id: 'brot' }]), 1, 'slide "brot": burnt'],
    [new ExportError([{ message: 'burnt' }, { message: 'flat' }]), 1, 'burnt\nflat\n\n2 faults.'],
  ])('tells a problem, and what stays as it was: %s', async (problem, code, text) => {
    const work = () => Promise.reject(problem);
    expect(await ran(['bread'], { work })).toEqual({ code, said: [`error: ${text}\n\nNo bread.`] });
  });

  it('ends as shells expect when it is interrupted', async () => {
    const work: Command<unknown>['work'] = (_, { stop }) => {
      process.emit('SIGTERM', 'SIGTERM');
      stop.throwIfAborted();
      return Promise.resolve({ text: 'never' });
    };
    const said = ['error: Stopped by SIGTERM.\n\nNo bread.'];
    expect(await ran(['bread'], { work })).toEqual({ code: 143, said });
  });

  it('hides no error of its own', async () => {
    const work = () => Promise.reject(new TypeError('flour is undefined'));
    await expect(ran(['bread'], { work })).rejects.toThrow('flour is undefined');
  });
});
