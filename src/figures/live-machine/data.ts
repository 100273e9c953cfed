/**
 * A session with our own small machine, recorded with real GDB; or, if no line is a command, the console output of the
 * machine’s kernel while it boots. A reader can replace it by the machine itself: `screen.ts`.
 *
 * It is not NetBSD, not QEMU and not amd64: `sys_open` and `struct mbuf` in our kernel are only namesakes.
 */
import { onlyBlock, type Figure, type ForLoader } from '../figure.ts';
import { commandsIn, describeSession, shownLines, type Command } from '../session.ts';

export interface Transcript {
  readonly lines: readonly string[];
  /** Empty if the kernel boots. */
  readonly commands: readonly Command[];
}

export interface View {
  /** Number of typed commands, all if missing; for a boot, of instructions after which it is paused, if it is. */
  readonly count: number | undefined;
  /** Whether the machine replaces the record; undefined leaves it as it is, so that a step keeps it. */
  readonly shows: 'live' | 'recorded' | undefined;
}

/** Maximum number of instructions in an address: a few seconds of work. */
const MOST = 100_000_000;

export const liveMachine: Figure<Transcript, View> = {
  name: 'live-machine',
  label: 'A small machine',

  read(blocks) {
    const { data: code, problems } = onlyBlock(blocks, 'code');
    return problems ? { problems } : { data: { lines: code.lines, commands: commandsIn(code.lines) } };
  },

  decode(text, { commands }) {
    const [, number, live, recorded] = /^(\d+)?,?(?:(live)|(recorded))?$/.exec(text) ?? [];
    const count = number === undefined ? undefined : Number(number);
    const view: View = { count, shows: live ? 'live' : recorded ? 'recorded' : undefined };
    return (count ?? 0) <= (commands.length || MOST) && write(view) === text ? view : undefined;
  },

  encode: write,

  describe({ count, shows }, session) {
    const all = session.commands.length;
    const isLive = shows === 'live';
    const boot = `A kernel boots${count === undefined ? '' : `, after ${count} instructions`}.`;
    // A live machine shows its own output.
    return (
      (isLive ? 'Live: ' : '') +
      (all > 0 ? describeSession(count ?? all, isLive ? { ...session, lines: [] } : session) : boot)
    );
  },
};

export const liveMachineForLoader: ForLoader<Transcript, View> = {
  examples: ({ commands }) => [...commands.map((_, index) => `${index + 1}`), 'live'],
  // Without the prompt, which would be the first word of every search result.
  shows: ({ count }, { lines, commands }) =>
    shownLines(count ?? commands.length, { lines, commands }).replaceAll(/^\(gdb\) /gm, ''),
};

function write({ count, shows }: View): string {
  return [count, shows].filter((part) => part !== undefined).join(',');
}
