import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Address } from '../../src/live/address.ts';
import { parseMessage, type Message } from '../../src/live/message.ts';
import { openSession, SILENCE, type Session } from '../../src/live/session.ts';
import { goBack, hold, inHall, isNewer, move, newState, takeThere } from '../../src/live/state.ts';

const talk = '/talk/';

interface Node {
  readonly name: string;
  readonly role: Message['role'];
  readonly session: Session;
  readonly out: unknown[];
}

/** A window on a simulated network with manual delivery. */
function openWindow(name: string, role: Message['role'], clock: { now: number }, place: Address): Node {
  const out: unknown[] = [];
  const session: Session = openSession({
    talk,
    role,
    window: name,
    start: newState(place, name),
    now: () => clock.now,
    send: (message) => {
      // Messages are copied, as BroadcastChannel does.
      out.push(structuredClone(message));
    },
    keep: () => undefined,
    follow: () => undefined,
    shows: () => (role === 'hall' ? inHall(session.state()) : session.state().place),
    isFullScreen: () => role === 'hall',
  });
  return { name, role, session, out };
}

/** Delivers messages until the queue is empty. */
function settle(nodes: readonly Node[]): void {
  for (let round = 0; round < 50; round += 1) {
    const mail = nodes.flatMap((from) => from.out.splice(0).map((message) => ({ from, message })));
    if (mail.length === 0) return;
    for (const { from, message } of mail) for (const node of nodes) if (node !== from) node.session.receive(message);
  }
  throw new Error('The windows never stop talking');
}

const first: Address = { id: 'first', step: 0 };

test('a new speaker view adopts the hall’s location, and the hall then follows it', () => {
  const clock = { now: 1000 };
  const hall = openWindow('a', 'hall', clock, { id: 'xen', step: 2 });
  const speaker = openWindow('b', 'speaker', clock, first);
  speaker.session.beat();
  settle([hall, speaker]);
  expect(speaker.session.state().place).toEqual({ id: 'xen', step: 2 });

  speaker.session.change(move(speaker.session.state(), 'speaker', { id: 'nvmm', step: 1 }, clock.now));
  settle([hall, speaker]);
  expect(inHall(hall.session.state())).toEqual({ id: 'nvmm', step: 1 });
});

for (const [speakerName, hallName] of [
  ['a', 'b'],
  ['b', 'a'],
] as const) {
  test(`keeps a first step made while the hall joins: ${speakerName} speaks`, () => {
    const clock = { now: 1000 };
    const hall = openWindow(hallName, 'hall', clock, { id: 'xen', step: 0 });
    const speaker = openWindow(speakerName, 'speaker', clock, { id: 'xen', step: 0 });
    speaker.session.beat();
    // The hall has received the speaker's message and joins; its reply is still in transit.
    for (const message of speaker.out.splice(0)) hall.session.receive(message);
    speaker.session.change(move(speaker.session.state(), 'speaker', { id: 'xen', step: 1 }, clock.now));
    settle([hall, speaker]);
    expect(inHall(hall.session.state())).toEqual({ id: 'xen', step: 1 });
    expect(speaker.session.state().place).toEqual({ id: 'xen', step: 1 });
  });
}

test('a late hall adopts the speaker’s location', () => {
  const clock = { now: 1000 };
  const speaker = openWindow('b', 'speaker', clock, first);
  speaker.session.change(move(speaker.session.state(), 'speaker', { id: 'nvmm', step: 1 }, clock.now));
  const hall = openWindow('a', 'hall', clock, first);
  hall.session.beat();
  settle([hall, speaker]);
  expect(inHall(hall.session.state())).toEqual({ id: 'nvmm', step: 1 });
});

test('readers in two tabs do not follow each other', () => {
  const clock = { now: 1000 };
  const [one, other] = [openWindow('a', 'hall', clock, first), openWindow('b', 'hall', clock, first)];
  one.session.beat();
  one.session.change(move(one.session.state(), 'hall', { id: 'xen', step: 0 }, clock.now));
  settle([one, other]);
  expect(one.session.isJoined()).toBe(false);
  expect(other.session.state().place).toEqual(first);
});

test('two decks without a speaker view do not follow each other; a speaker view relays between them', () => {
  const clock = { now: 1000 };
  const [one, other] = [openWindow('a', 'hall', clock, first), openWindow('b', 'hall', clock, first)];
  for (const { session } of [one, other]) session.join();
  settle([one, other]);
  one.session.change(move(one.session.state(), 'hall', { id: 'xen', step: 0 }, clock.now));
  settle([one, other]);
  expect(inHall(other.session.state())).toEqual(first);

  const speaker = openWindow('c', 'speaker', clock, first);
  speaker.session.beat();
  settle([one, other, speaker]);
  expect(inHall(other.session.state())).toEqual({ id: 'xen', step: 0 });
  one.session.change(move(one.session.state(), 'hall', { id: 'nvmm', step: 0 }, clock.now));
  settle([one, other, speaker]);
  expect(inHall(other.session.state())).toEqual({ id: 'nvmm', step: 0 });
});

test('a frozen hall stays until it moves to the speaker, or the speaker returns', () => {
  const clock = { now: 1000 };
  const hall = openWindow('a', 'hall', clock, first);
  const speaker = openWindow('b', 'speaker', clock, first);
  const nodes = [hall, speaker];
  const say = (change: Parameters<Session['change']>[0]) => {
    speaker.session.change(change);
    settle(nodes);
  };
  speaker.session.beat();
  settle(nodes);
  say(hold(speaker.session.state()));
  say(move(speaker.session.state(), 'speaker', { id: 'xen', step: 0 }, clock.now));
  expect(inHall(hall.session.state())).toEqual(first);
  say(takeThere(speaker.session.state(), clock.now));
  expect(inHall(hall.session.state())).toEqual({ id: 'xen', step: 0 });

  say(hold(speaker.session.state()));
  say(move(speaker.session.state(), 'speaker', { id: 'nvmm', step: 0 }, clock.now));
  say(goBack(speaker.session.state()));
  expect(speaker.session.state().place).toEqual({ id: 'xen', step: 0 });
  expect(speaker.session.state().held).toBeNull();
});

test('a hall that follows confirms at once, in one message', () => {
  const clock = { now: 1000 };
  const hall = openWindow('a', 'hall', clock, first);
  const speaker = openWindow('b', 'speaker', clock, first);
  speaker.session.beat();
  settle([hall, speaker]);
  const place = { id: 'nvmm', step: 1 };
  speaker.session.change(move(speaker.session.state(), 'speaker', place, clock.now));
  for (const message of speaker.out.splice(0)) hall.session.receive(message);
  expect(hall.out.map(parseMessage)).toMatchObject([{ role: 'hall', asks: false, shows: place, isFullScreen: true }]);
  settle([hall, speaker]);
  expect(speaker.session.peers()).toMatchObject([{ window: 'a', shows: place, isFullScreen: true }]);
});

test('a silent window times out', () => {
  const clock = { now: 1000 };
  const hall = openWindow('a', 'hall', clock, first);
  const speaker = openWindow('b', 'speaker', clock, first);
  speaker.session.beat();
  settle([hall, speaker]);
  expect(speaker.session.peers().map(({ window }) => window)).toEqual(['a']);
  clock.now += SILENCE;
  expect(speaker.session.peers()).toEqual([]);
});

test('of two different states exactly one is newer', () => {
  const stamp = fc.record({ sequence: fc.nat(3), from: fc.constantFrom('a', 'b', 'c') });
  fc.assert(
    fc.property(stamp, stamp, (one, other) => {
      const [a, b] = [
        { ...newState(first, 'x'), ...one },
        { ...newState(first, 'y'), ...other },
      ];
      const isSame = one.sequence === other.sequence && one.from === other.from;
      expect(Number(isNewer(a, b)) + Number(isNewer(b, a))).toBe(isSame ? 0 : 1);
    }),
  );
});

/** Events of two speakers and two halls. */
const event = fc.oneof(
  fc.record({ kind: fc.constant('move'), who: fc.nat(3), step: fc.nat(9) }),
  fc.record({ kind: fc.constant('hold'), who: fc.nat(3), step: fc.nat(1) }),
  fc.record({ kind: fc.constant('black'), who: fc.nat(3), step: fc.nat(1) }),
  fc.record({ kind: fc.constant('reload'), who: fc.nat(3), step: fc.nat(9) }),
  fc.record({ kind: fc.constant('deliver'), who: fc.nat(3), step: fc.nat(9) }),
  fc.record({ kind: fc.constant('lose'), who: fc.nat(3), step: fc.nat(9) }),
  fc.record({ kind: fc.constant('late'), who: fc.nat(3), step: fc.nat(9) }),
);

test('all windows converge within one heartbeat after lost and late messages and reloads', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      const clock = { now: 1000 };
      let names = 0;
      const open = (role: Message['role']) => openWindow(`w${(names += 1)}`, role, clock, first);
      const nodes = [open('hall'), open('speaker'), open('hall'), open('speaker')];
      const kept: unknown[] = [];
      for (const { kind, who, step } of events) {
        const node = nodes[who];
        if (!node) continue;
        const { session, role } = node;
        clock.now += 100;
        if (kind === 'move') session.change(move(session.state(), role, { id: `s${step}`, step }, clock.now));
        if (kind === 'hold')
          session.change(session.state().held ? takeThere(session.state(), clock.now) : hold(session.state()));
        if (kind === 'black') session.change({ black: !session.state().black });
        if (kind === 'reload') nodes[who] = open(role);
        if (kind === 'lose') node.out.length = 0;
        if (kind === 'late') kept.push(...node.out.splice(0));
        if (kind === 'deliver')
          for (const message of node.out.splice(0))
            for (const other of nodes) if (other !== node) other.session.receive(message);
      }
      for (const message of kept) for (const node of nodes) node.session.receive(message);
      for (const { session } of nodes) session.beat();
      settle(nodes);
      const [hall, ...others] = nodes.map(({ session }) => session.state());
      for (const other of others) expect(other).toEqual(hall);
    }),
    { numRuns: 400 },
  );
});

const good = (): Message => ({
  version: 2,
  talk,
  role: 'speaker',
  window: 'b',
  asks: true,
  isFullScreen: false,
  state: { ...newState({ id: 'xen', step: 1, states: ['pvh'] }, 'b'), sequence: 4 },
  shows: first,
  pointer: { x: 0.5, y: 0.5 },
});

test('valid messages round-trip', () => {
  expect(parseMessage(structuredClone(good()))).toEqual(good());
});

test.each<[string, (message: Message) => unknown]>([
  ['another talk', (m) => ({ ...m, talk: '/other/' })],
  ['a future version', (m) => ({ ...m, version: 3 })],
  ['a former version', (m) => ({ ...m, isFullScreen: undefined, version: 1 })],
  ['a full screen that is neither yes nor no', (m) => ({ ...m, isFullScreen: 'yes' })],
  ['another shape', (m) => ({ ...m, extra: true })],
  ['no state', (m) => ({ ...m, state: undefined })],
  ['a number that would win for ever', (m) => ({ ...m, state: { ...m.state, sequence: Number.MAX_SAFE_INTEGER } })],
  ['half a number', (m) => ({ ...m, state: { ...m.state, sequence: 4.5 } })],
  ['a negative step', (m) => ({ ...m, state: { ...m.state, place: { id: 'xen', step: -1 } } })],
  ['an endless id', (m) => ({ ...m, state: { ...m.state, place: { id: 'x'.repeat(10_000), step: 0 } } })],
  ['a clock without a number', (m) => ({ ...m, state: { ...m.state, clock: { elapsed: Number.NaN, since: null } } })],
  [
    'more slides than there are',
    (m) => ({
      ...m,
      state: { ...m.state, spent: Object.fromEntries(Array.from({ length: 9000 }, (_, i) => [`s${i}`, 1])) },
    }),
  ],
  ['a pointer beside the slide', (m) => ({ ...m, pointer: { x: 2, y: 0 } })],
  ['our own window', (m) => ({ ...m, window: 'a' })],
  ['text', () => 'next'],
  ['nothing', () => undefined],
])('%s changes nothing', (_, spoil) => {
  const clock = { now: 1000 };
  const hall = openWindow('a', 'hall', clock, first);
  const before = hall.session.state();
  hall.session.receive(spoil(good()));
  expect(hall.session.state()).toBe(before);
  expect(hall.out).toEqual([]);
});

test('any input is rejected without an exception, or is a valid message', () => {
  fc.assert(
    fc.property(fc.anything(), (data) => {
      expect(parseMessage(data)).toBeUndefined();
    }),
  );
});
