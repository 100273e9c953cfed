/** Types commands at the machine, those of the record and those of a reader, and keeps what was said. No page is needed. */
import { complete, type Completion } from '../../machine/console/completion.ts';
import { advance, enter, interrupt, newConsole } from '../../machine/console/console.ts';
import { guestImage } from '../../machine/guest/guest.ts';
import { newMachine } from '../../machine/machine.ts';

/** As the record has it. */
export const PROMPT = '(gdb) ';

/** Instructions between two looks at the clock: where each is a step by itself, they take long. */
const SLICE = 100;

/** Lines that are kept, at most. */
const MOST = 500;

export interface Typist {
  /** Commands, each after the prompt, and answers. */
  readonly lines: () => readonly string[];
  /** Of these, the answer to the last command; none while it runs. */
  readonly answer: () => readonly string[];
  /** Whether a command is being run. */
  readonly isRunning: () => boolean;
  /** Instructions since that command began. */
  readonly ran: () => number;
  /** Has so many commands of the record typed; where more have been, the machine begins anew. */
  readonly follow: (count: number) => void;
  readonly type: (line: string) => void;
  readonly complete: (line: string) => Completion;
  /** Shows an answer that is not the machine’s. */
  readonly say: (line: string, answer: readonly string[]) => void;
  /**
   * Goes on, as long as it may and there is something to do.
   *
   * @returns whether there is more
   */
  readonly part: (mayGoOn: () => boolean) => boolean;
  /** As Ctrl+C; what waits to be typed is given up. */
  readonly stop: () => void;
  readonly restart: () => void;
}

/** @param record commands, without the prompt */
export function createTypist(record: readonly string[]): Typist {
  const begin = () => ({
    console: newConsole(newMachine(guestImage())),
    lines: [] as readonly string[],
    answer: [] as readonly string[],
    queue: [] as string[],
    /** Commands of the record that were typed, or wait for it. */
    done: 0,
    ran: 0,
    isRunning: false,
  });
  let now = begin();
  const show = (lines: readonly string[]) => {
    now.lines = [...now.lines, ...lines].slice(-MOST);
  };
  const ask = (line: string) => {
    show([PROMPT + line]);
    now.answer = [];
  };
  const say = (answer: readonly string[]) => {
    show(answer);
    now.answer = answer;
  };
  return {
    lines: () => now.lines,
    answer: () => now.answer,
    isRunning: () => now.isRunning,
    ran: () => now.ran,
    say: (line, answer) => {
      ask(line);
      say(answer);
    },
    complete: (line) => complete(now.console.session, line),
    type: (line) => {
      now.queue.push(line);
    },
    follow: (count) => {
      if (count < now.done) now = begin();
      now.queue.push(...record.slice(now.done, count));
      now.done = count;
    },
    part: (mayGoOn) => {
      do {
        if (!now.isRunning) {
          const line = now.queue.shift();
          if (line === undefined) return false;
          ask(line);
          enter(now.console, line);
          [now.ran, now.isRunning] = [0, true];
        }
        const answer = advance(now.console, SLICE);
        now.ran += SLICE;
        if (answer === undefined) continue;
        say(answer);
        now.isRunning = false;
      } while (mayGoOn());
      return now.isRunning || now.queue.length > 0;
    },
    stop: () => {
      say(interrupt(now.console));
      now.queue = [];
      now.isRunning = false;
    },
    restart: () => {
      now = begin();
    },
  };
}
