/** Entry of the speaker's page: the slide, the next step, notes and time, and keys that control the audience window. */
import { layBoxes, createDisplay, type Display } from './display.ts';
import { formatAddress, parseAddress, type Address } from '../../live/address.ts';
import { paceOf } from '../../live/pace.ts';
import { BEAT, type Session } from '../../live/session.ts';
import { clockAt } from '../../live/state.ts';
import { openAddress, talkName } from '../shared/addresses.ts';
import { answerFigures, loadFigures, statesByHand } from '../shared/figures.ts';
import { createHelp } from '../shared/help.ts';
import { keepAlive } from '../shared/kept.ts';
import { bindKeys } from '../shared/keyboard.ts';
import { windowName } from '../shared/link.ts';
import { zoomFrom } from '../shared/over.ts';
import { Choices } from '../shared/settings.ts';
import { stepOf } from '../shared/steps.ts';
import { placeIn, readTalk, type SpeakerSlide, type SpeakerTalk } from '../shared/talk.ts';
import { createActs, type Acts } from './acts.ts';
import { commandsOf } from './commands.ts';
import type { Desk } from './desk.ts';
import { createHallDoor } from './hall-door.ts';
import { createPen } from './pen.ts';
import { pointFrom, stepBySwipe } from './pointer.ts';
import { answer, pressesOf, type OwnState } from './press.ts';
import { doubtfulRun, openSpeakerSession } from './session.ts';

const store = document.querySelector<HTMLElement>('.store');
const root = document.querySelector<HTMLElement>('.desk');
if (store && root) await startDesk(store, root);

async function startDesk(store: HTMLElement, root: HTMLElement): Promise<void> {
  const writeAddress = openAddress();
  document.documentElement.classList.add('deck', 'speaker');
  const choices = new Choices();
  await loadFigures(store);
  const talk = readTalk(store);
  const { slides } = talk;
  const [name, window] = [talkName(), windowName()];
  const start: Address = { id: slides[0]?.id ?? '', step: 0 };

  const boxes = layBoxes(root);
  const display = createDisplay(boxes, talk);
  const troubled = () => {
    tick();
  };
  const pen = createPen({ talk: name, window, troubled }, boxes.now, display.now);
  const { session, former, asked } = openSpeakerSession({
    name,
    window,
    start: wanted(slides) ?? start,
    follow: () => {
      draw();
    },
    heard: () => {
      tick();
    },
  });
  const own: OwnState = { asked, isPenHeld: false, isNotesAlone: false };

  const desk = (): Desk => ({
    ...partsOf(talk, session),
    ...own,
    talk,
    inkTrouble: pen.trouble(),
    door: door.link(),
    press,
  });
  const tick = () => {
    root.dataset.layout = own.isNotesAlone ? 'notes' : '';
    display.tick(desk());
  };
  const draw = () => {
    const place = placeIn(slides, session.state().place) ?? start;
    display.show(place);
    pen.show();
    display.name(desk());
    writeAddress(formatAddress(place));
    tick();
  };
  const acts = createActs(session, slides, () => {
    answer(own, name);
    draw();
  });
  /** Also called later: the state of another window arrives only after this one has opened. */
  const doubt = () => {
    own.asked ??= doubtfulRun(session, talk);
  };
  doubt();
  setTimeout(doubt, BEAT / 2);
  const door = createHallDoor(session, tick);
  const help = () => {
    commands.help();
  };
  const press = pressesOf({
    ...{ name, talk, session, acts, pen, own, former, help },
    hall: door.open,
    notes: display.notes,
    hasLetters: () => choices.letters(),
    changed: tick,
  });
  const commands = bindCommands({ choices, acts, press, display });
  bindSlide({ box: boxes.now, session, acts, choices, own, display, writeAddress });
  addEventListener('hashchange', () => {
    acts.go(wanted(slides));
  });
  draw();
  keepBeating(session, name, tick);
  printLater(store);
  document.documentElement.dataset.ready = 'speaker';
  document.documentElement.dataset.figures = 'ready';
}

/** The place that the address names, if the talk has it. */
function wanted(slides: readonly SpeakerSlide[]): Address | undefined {
  const address = parseAddress(location.hash);
  return address && placeIn(slides, address);
}

/** The parts of the desk that depend on the session and the time. */
function partsOf({ slides, slot }: SpeakerTalk, session: Session): Pick<Desk, 'state' | 'pace' | 'peers' | 'now'> {
  const now = Date.now();
  const state = { ...session.state(), clock: clockAt(session.state(), now) };
  return { state, now, pace: paceOf(state, slides, slot, now), peers: session.peers() };
}

interface CommandsOptions {
  readonly choices: Choices;
  readonly acts: Acts;
  readonly press: Desk['press'];
  readonly display: Display;
}

/** @returns a function that opens the box with all of them */
function bindCommands({ choices, acts, press, display }: CommandsOptions): { readonly help: () => void } {
  const commands = commandsOf({
    ...acts,
    ...press,
    scroll: display.notes.scroll,
    theme: () => {
      choices.switchTheme();
    },
    year: () => {
      choices.switchYear();
    },
  });
  bindKeys(commands, { hasLetters: () => choices.letters() });
  return { help: createHelp(commands, choices) };
}

interface SlideOptions {
  /** Holds the slide. */
  readonly box: HTMLElement;
  readonly session: Session;
  readonly acts: Acts;
  readonly choices: Choices;
  readonly own: OwnState;
  readonly display: Display;
  readonly writeAddress: (address: string) => void;
}

/** Handles input on the slide itself. */
function bindSlide({ box, session, acts, choices, own, display, writeAddress }: SlideOptions): void {
  const placeNow = (section: Element): Address => {
    const step = stepOf(section);
    return { id: session.state().place.id, step, states: statesByHand(section, step) };
  };
  answerFigures(box, {
    addressOf: placeNow,
    search: () => choices.search(),
    onChange: (_, section) => {
      acts.go(placeNow(section));
    },
    switchYear: () => {
      choices.switchYear();
    },
    write: writeAddress,
  });
  pointFrom(box, session.point);
  stepBySwipe(
    box,
    () => own.isPenHeld,
    (by) => {
      (by === 1 ? acts.next : acts.previous)();
    },
  );
  zoomFrom(box, display.now.section, acts.zoom);
}

/** Sends the other windows a heartbeat each second. */
function keepBeating(session: Session, name: string, tick: () => void): void {
  session.beat();
  setInterval(() => {
    session.beat();
    if (session.state().sequence > 0) keepAlive(name);
    tick();
  }, BEAT);
}

/** Without this part the browser prints the page as it is. */
function printLater(store: HTMLElement): void {
  import('../shared/print-slides.ts').then(
    ({ printSlides }) => {
      printSlides(store, Promise.resolve());
    },
    () => undefined,
  );
}
