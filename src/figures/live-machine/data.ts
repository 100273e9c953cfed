/**
 * A session with our own small machine, as real GDB recorded it; or, where no line is a command, what the machine’s
 * kernel writes on its console while it boots. A reader can have the machine itself in its place: `screen.ts`.
 *
 * It is not NetBSD, not QEMU and not amd64: `sys_open` and `struct mbuf` in our kernel are only namesakes.
 */
import { onlyBlock, type Figure, type ForLoader } from '../figure.ts';
import { commandsIn, describeSession, shownLines, type Command } from '../session.ts';

export interface Transcript {
  readonly lines: readonly string[];
  /** None where the kernel boots. */
  readonly commands: readonly Command[];
}

export interface View {
  /** Commands typed, all if it is missing. Where the kernel boots, instructions after which it stands, if it does. */
  readonly count: number | undefined;
  /** The machine in place of the record; what is left open stays as it is, so that a step keeps it. */
  readonly shows: 'live' | 'recorded' | undefined;
}

/** Instructions that an address may ask for: a few seconds of work. */
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
    // The machine itself answers when it is live.
    return (
      (isLive ? 'Live: ' : '') +
      (all > 0 ? describeSession(count ?? all, isLive ? { ...session, lines: [] } : session) : boot)
    );
  },
};

export const liveMachineForLoader: ForLoader<Transcript, View> = {
  examples: ({ commands }) => [...commands.map((_, index) => `${index + 1}`), 'live'],
  // A search would show the prompt as the first word of all that is found.
  shows: ({ count }, { lines, commands }) =>
    shownLines(count ?? commands.length, { lines, commands }).replaceAll(/^\(gdb\) /gm, ''),
};

function write({ count, shows }: View): string {
  return [count, shows].filter((part) => part !== undefined).join(',');
}
