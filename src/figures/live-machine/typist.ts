/** Sends commands of the record and of a reader to the machine, and keeps the transcript. Does not need a page. */
import { complete, type Completion } from '../../machine/console/completion.ts';
import { advance, enter, interrupt, newConsole } from '../../machine/console/console.ts';
import { guestImage } from '../../machine/guest/guest.ts';
import { newMachine } from '../../machine/machine.ts';

/** As in the record. */
export const PROMPT = '(gdb) ';

/** Instructions between two checks of the clock: few, because single-stepping is slow. */
const SLICE = 100;

/** Maximum number of lines that are kept. */
const MOST = 500;

export interface Typist {
  /** Commands, each after the prompt, and output. */
  readonly lines: () => readonly string[];
  /** Output of the last command; empty while it runs. */
  readonly answer: () => readonly string[];
  /** Whether a command is running. */
  readonly isRunning: () => boolean;
  /** Instructions since that command began. */
  readonly ran: () => number;
  /** Types this many commands of the record; if more have been typed, restarts the machine. */
  readonly follow: (count: number) => void;
  readonly type: (line: string) => void;
  readonly complete: (line: string) => Completion;
  /** Shows output that is not the machine’s. */
  readonly say: (line: string, answer: readonly string[]) => void;
  /**
   * Continues as long as it may and has something to do.
   *
   * @returns whether there is more
   */
  readonly part: (mayGoOn: () => boolean) => boolean;
  /** Like Ctrl+C; discards queued commands. */
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
    /** Number of the record's commands that are typed or queued. */
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
