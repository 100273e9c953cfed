import { expect, test } from 'vitest';
import { progressOn } from '../../src/command/command.ts';

function terminal(isTTY: boolean, columns = 80) {
  const written: string[] = [];
  return { isTTY, columns, write: (text: string) => written.push(text), written };
}

test('a terminal has one line, written over, and gone at the end', () => {
  const screen = terminal(true);
  const { say, end } = progressOn(screen);
  say('page 10 of 54');
  say('page 20 of 54');
  end();
  end();
  expect(screen.written).toEqual(['\r\x1b[2Kpage 10 of 54', '\r\x1b[2Kpage 20 of 54', '\r\x1b[2K']);
});

test('a line never wraps', () => {
  const screen = terminal(true, 10);
  progressOn(screen).say('writing bookmarks');
  expect(screen.written).toEqual(['\r\x1b[2Kwriting b']);
});

test('a pipe has none', () => {
  const pipe = terminal(false);
  const { say, end } = progressOn(pipe);
  say('page 10 of 54');
  end();
  expect(pipe.written).toEqual([]);
});
