/** The speaker's page: a desk on which the slide, the next step, the notes and the time lie, and keys that steer the hall. */
import { html, render } from 'lit-html';
import { formatAddress, parseAddress } from '../browser/address.ts';
import { answerFigures, loadFigures, statesByHand } from '../browser/figures.ts';
import { createHelp } from '../browser/help.ts';
import { createJump } from '../browser/jump.ts';
import { keepRun, keepState, keptRun, keptState } from '../browser/kept.ts';
import { bindKeys } from '../browser/keyboard.ts';
import { openLink, windowName } from '../browser/link.ts';
import { pointIn } from '../browser/over.ts';
import { element } from '../browser/panel.ts';
import { Choices } from '../browser/settings.ts';
import { stepOf } from '../browser/steps.ts';
import { isRunning, newClock, pause, set, start } from '../live/clock.ts';
import { paceOf } from '../live/pace.ts';
import { runOf } from '../live/run.ts';
import { BEAT, openSession } from '../live/session.ts';
import { goBack, hold, move, newState, takeThere, type Change, type Place } from '../live/state.ts';
import { createClockPanel } from './clock-panel.ts';
import { commandsOf } from './commands.ts';
import { placeOf, signOf, timesOf, type Desk } from './desk.ts';
import { createNotes } from './notes.ts';
import { pointFrom } from './point.ts';
import { createBeginPanel } from './begin-panel.ts';
import { createPen } from './pen.ts';
import { createPreview } from './preview.ts';
import { createRunPanel } from './run-panel.ts';
import { save } from './save.ts';
import { after, before, placeIn, readTalk } from './talk.ts';

const store = document.querySelector<HTMLElement>('.store');
const root = document.querySelector<HTMLElement>('.desk');
if (store && root) await startDesk(store, root);

async function startDesk(store: HTMLElement, root: HTMLElement): Promise<void> {
  document.documentElement.classList.add('deck', 'speaker');
  const choices = new Choices();
  await loadFigures(store);
  const talk = readTalk(store);
  const name = new URL('..', location.href).pathname;
  const window = windowName();

  const boxes = {
    place: box('h1', 'place'),
    now: box('div', 'preview scheme now'),
    next: box('div', 'preview scheme next'),
    sign: box('div', 'signs'),
    times: box('div', 'times'),
    notes: box('div', 'said'),
  };
  boxes.now.setAttribute('role', 'group');
  boxes.now.ariaLabel = 'The slide';
  boxes.next.setAttribute('role', 'img');
  boxes.next.ariaLabel = 'The next step';
  boxes.next.inert = true;
  boxes.notes.setAttribute('role', 'region');
  boxes.notes.ariaLabel = 'Notes';
  boxes.notes.tabIndex = 0;
  boxes.sign.setAttribute('role', 'status');
  root.append(...Object.values(boxes));
  const [now, next] = [createPreview(boxes.now, talk), createPreview(boxes.next, talk)];
  const notes = createNotes(boxes.notes, talk);
  const pen = createPen(name, boxes.now, now);

  const first = talk.slides[0]?.id ?? '';
  const wanted = (): Place | undefined => {
    const address = parseAddress(location.hash);
    return address && placeIn(talk.slides, address);
  };
  const link = openLink(name, (data) => {
    session.receive(data);
  });
  const session = openSession({
    talk: name,
    role: 'speaker',
    window,
    start: keptState(name) ?? newState(wanted() ?? { id: first, step: 0 }, window),
    now: Date.now,
    send: link.send,
    keep: (state) => {
      keepState(name, state);
    },
    follow: () => {
      draw();
    },
    shows: () => session.state().place,
  });

  const change = (edit: Change) => {
    session.change(edit);
    draw();
  };
  const go = (place: Place | undefined) => {
    if (place) change(move(session.state(), 'speaker', place, Date.now()));
  };
  const toggleHold = () => {
    const state = session.state();
    change(state.held ? takeThere(state, Date.now()) : hold(state));
  };
  const back = () => {
    change(goBack(session.state()));
  };
  const toggleClock = () => {
    const { clock } = session.state();
    change({ clock: (isRunning(clock) ? pause : start)(clock, Date.now()) });
  };
  const openClock = createClockPanel(
    (elapsed) => {
      const { clock } = session.state();
      change({ clock: set(clock, elapsed, Date.now()), entered: elapsed });
    },
    () => {
      const run = thisRun();
      if (run.slides.some(({ real }) => real > 0)) keepRun(name, run);
      change({ clock: newClock, spent: {}, entered: 0 });
    },
  );
  const openRun = createRunPanel();
  const openBegin = createBeginPanel((begins) => {
    change({ begins });
  });
  const thisRun = () => runOf(session.state(), talk.slides, Date.now());
  let isPenHeld = false;
  const press: Desk['press'] = {
    clock: toggleClock,
    pen: () => {
      isPenHeld = pen.toggle();
      tick();
    },
    undo: pen.undo,
    clear: pen.clear,
    saveInk: () => {
      save('drawings.json', 'application/json', `${JSON.stringify(pen.ink())}\n`);
    },
    begin: () => {
      openBegin(session.state().begins);
    },
    set: () => {
      openClock(desk().pace.elapsed);
    },
    run: () => {
      openRun(thisRun(), keptRun(name));
    },
    hold: toggleHold,
    back,
    hall: () => {
      globalThis.open(`../${formatAddress(session.state().place)}`, 'talk-hall');
    },
  };

  const desk = (): Desk => {
    const at = Date.now();
    const state = session.state();
    return {
      talk,
      state,
      isPenHeld,
      now: at,
      pace: paceOf(state, talk.slides, talk.slot, at),
      peers: session.peers(),
      press,
    };
  };
  /** What moves by itself. */
  const tick = () => {
    const view = desk();
    render(timesOf(view), boxes.times);
    render(signOf(view), boxes.sign);
  };
  const draw = () => {
    const { place } = session.state();
    const known = placeIn(talk.slides, place) ?? { id: first, step: 0 };
    now.show(known);
    pen.show();
    next.show(after(talk.slides, known));
    notes.show(known);
    render(html`${placeOf(desk())}`, boxes.place);
    history.replaceState(history.state, '', formatAddress(known));
    tick();
  };

  const commands = commandsOf({
    next: () => {
      go(after(talk.slides, session.state().place));
    },
    previous: () => {
      go(before(talk.slides, session.state().place));
    },
    first: () => {
      go({ id: first, step: 0 });
    },
    last: () => {
      go({ id: talk.slides.at(-1)?.id ?? first, step: 0 });
    },
    jump: createJump(talk.slides, (id) => {
      go({ id, step: 0 });
    }),
    black: () => {
      change({ black: !session.state().black });
    },
    hold: toggleHold,
    back,
    pen: press.pen,
    undo: press.undo,
    clock: toggleClock,
    resize: notes.resize,
    layout: () => {
      root.dataset.layout = root.dataset.layout === 'notes' ? '' : 'notes';
    },
    theme: () => {
      choices.switchTheme();
    },
    year: () => {
      choices.switchYear();
    },
    help: () => {
      help();
    },
    hall: press.hall,
  });
  const help = createHelp(commands);
  bindKeys(commands);

  const changed = (section: Element) => {
    const { id } = session.state().place;
    const step = stepOf(section);
    go({ id, step, states: statesByHand(section, step) });
  };
  answerFigures(boxes.now, {
    addressOf: (section) => ({ ...session.state().place, states: statesByHand(section, stepOf(section)) }),
    year: () => choices.year(),
    onChange: (_, section) => {
      changed(section);
    },
    switchYear: () => {
      choices.switchYear();
    },
  });
  addEventListener('hashchange', () => {
    go(wanted());
  });
  pointFrom(boxes.now, session.point);
  boxes.now.addEventListener(
    'click',
    (event) => {
      const section = now.section();
      if (!section || !(event.altKey || event.ctrlKey)) return;
      event.preventDefault();
      event.stopPropagation();
      change({ zoom: session.state().zoom ? null : pointIn(section, event) });
    },
    true,
  );

  draw();
  session.beat();
  setInterval(() => {
    session.beat();
    tick();
  }, BEAT);
  document.documentElement.dataset.ready = 'speaker';
  document.documentElement.dataset.figures = 'ready';
}

function box(name: 'h1' | 'div', className: string): HTMLElement {
  const made = element(name);
  made.className = className;
  return made;
}
