/** The speaker's page: a desk on which the slide, the next step, the notes and the time lie, and keys that steer the hall. */
import { html, render } from 'lit-html';
import { formatAddress, parseAddress } from '../../live/address.ts';
import { answerFigures, loadFigures, statesByHand } from '../shared/figures.ts';
import { addressOfEdition, talkId, talkName } from '../shared/editions.ts';
import { isFullScreen } from '../shared/full-screen.ts';
import { createHelp } from '../shared/help.ts';
import { createJump } from '../shared/jump.ts';
import { forgetFormer, formerRun, keepAlive, keepRun, keepState, keptRun, keptTalk } from '../shared/kept.ts';
import { bindKeys } from '../shared/keyboard.ts';
import { openLink, windowName } from '../shared/link.ts';
import { isApart, openWindow } from '../shared/windows.ts';
import { zoomFrom } from '../shared/over.ts';
import { Choices } from '../shared/settings.ts';
import { stepOf } from '../shared/steps.ts';
import { writeAddress } from '../shared/write-address.ts';
import { isDoubtful, looksFormer, resumed } from '../../live/former.ts';
import { paceOf } from '../../live/pace.ts';
import { runOf } from '../../live/run.ts';
import { BEAT, openSession } from '../../live/session.ts';
import { clockAt, newState, type Place } from '../../live/state.ts';
import { createActs } from './acts.ts';
import { createBeginPanel, createClockPanel } from './clock-panels.ts';
import { layBoxes } from './boxes.ts';
import { commandsOf } from './commands.ts';
import { placeOf, signOf, timesOf, type Desk } from './desk.ts';
import { createNotes } from './notes.ts';
import { createPen } from './pen.ts';
import { pointFrom, stepBySwipe } from './pointer.ts';
import { createPreview } from './preview.ts';
import { createRunPanel, save } from './run-panel.ts';
import { after, placeIn, readTalk } from '../shared/talk.ts';

const store = document.querySelector<HTMLElement>('.store');
const root = document.querySelector<HTMLElement>('.desk');
if (store && root) await startDesk(store, root);

async function startDesk(store: HTMLElement, root: HTMLElement): Promise<void> {
  document.documentElement.classList.add('deck', 'speaker');
  const choices = new Choices();
  await loadFigures(store);
  const talk = readTalk(store);
  const { slides } = talk;
  const name = talkName();
  const window = windowName();
  const start: Place = { id: slides[0]?.id ?? '', step: 0 };

  const boxes = layBoxes(root);
  const [now, next] = [createPreview(boxes.now, talk), createPreview(boxes.next, talk)];
  const notes = createNotes(boxes.notes, boxes.more, talk);
  const pen = createPen(
    {
      talk: name,
      window,
      troubled: () => {
        tick();
      },
    },
    boxes.now,
    now,
  );

  const wanted = (): Place | undefined => {
    const address = parseAddress(location.hash);
    return address && placeIn(slides, address);
  };
  const link = openLink(name, (data) => {
    session.receive(data);
  });
  const former = formerRun(name);
  const kept = keptTalk(name);
  const session = openSession({
    talk: name,
    role: 'speaker',
    window,
    start: kept?.state ?? newState(wanted() ?? start, window),
    now: Date.now,
    send: link.send,
    keep: (state) => {
      keepState(name, state);
    },
    follow: () => {
      draw();
    },
    shows: () => session.state().place,
    isFullScreen,
    heard: () => {
      tick();
    },
  });

  /** What moves by itself. */
  const tick = () => {
    const view = desk();
    render(timesOf(view), boxes.times);
    render(signOf(view), boxes.sign);
  };
  const draw = () => {
    const known = placeIn(slides, session.state().place) ?? start;
    now.show(known);
    pen.show();
    next.show(after(slides, known));
    notes.show(known);
    render(html`${placeOf(desk())}`, boxes.place);
    writeAddress(formatAddress(known));
    tick();
  };
  /** A run that its speaker may think is over; the first thing that is done here answers. */
  let asked = former ?? (kept && isDoubtful(kept, Date.now()) ? kept : undefined);
  const answered = () => {
    asked = undefined;
    forgetFormer(name);
  };
  const acts = createActs(session, slides, () => {
    answered();
    draw();
  });
  /** What another window goes on with comes after this one was opened. */
  const doubt = () => {
    const state = session.state();
    const at = Date.now();
    if (!asked && looksFormer(state, start.id, talk.slot, at)) asked = { state, at, alive: at };
  };
  doubt();
  setTimeout(doubt, BEAT / 2);

  const thisRun = () => runOf(session.state(), slides, Date.now());
  const openRun = createRunPanel(new Map(slides.map(({ id, number }) => [id, number])));
  const openBegin = createBeginPanel(acts.wait);
  const openClock = createClockPanel(acts.setClock, () => {
    keepThisRun();
    acts.anew();
  });

  let isPenHeld = false;
  let isBlocked = false;
  /** The audience's window, at the place that is given: it would not know of a speaker that it cannot hear. */
  const hallHref = () => addressOfEdition('deck', formatAddress(session.state().place));
  const hallName = `talk-hall-${talkId()}`;
  const halls = () => session.peers().filter(({ role }) => role === 'hall').length;
  const keepThisRun = () => {
    const run = thisRun();
    if (run.slides.some(({ real }) => real > 0)) keepRun(name, run);
  };
  const press: Desk['press'] = {
    goOn: () => {
      if (asked && asked === former) acts.resume(resumed(former, Date.now()));
      else answered();
      tick();
    },
    beginAnew: () => {
      keepThisRun();
      acts.afresh();
    },
    previous: acts.previous,
    next: acts.next,
    black: acts.black,
    clock: acts.clock,
    hold: acts.hold,
    back: acts.back,
    undo: pen.undo,
    wipe: pen.wipe,
    clear: pen.clear,
    pen: () => {
      isPenHeld = pen.toggle();
      tick();
    },
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
    hall: () => {
      openWindow({
        href: hallHref(),
        name: hallName,
        heard: halls,
        blocked: (now) => {
          isBlocked = now;
          tick();
        },
      });
    },
  };
  const desk = (): Desk => {
    const at = Date.now();
    const state = { ...session.state(), clock: clockAt(session.state(), at) };
    const pace = paceOf(state, slides, talk.slot, at);
    if (halls() > 0) isBlocked = false;
    const door = { href: hallHref(), target: isApart() ? '_blank' : hallName, isBlocked };
    return {
      talk,
      state,
      isPenHeld,
      inkTrouble: pen.trouble(),
      door,
      asked,
      now: at,
      pace,
      peers: session.peers(),
      press,
    };
  };

  const commands = commandsOf({
    ...acts,
    ...press,
    resize: notes.resize,
    scroll: notes.scroll,
    jump: createJump(slides, (id) => {
      acts.go({ id, step: 0 });
    }),
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
  });
  const help = createHelp(commands, choices);
  bindKeys(commands, { hasLetters: () => choices.letters() });

  const placeNow = (section: Element): Place => {
    const step = stepOf(section);
    return { id: session.state().place.id, step, states: statesByHand(section, step) };
  };
  answerFigures(boxes.now, {
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
  pointFrom(boxes.now, session.point);
  stepBySwipe(
    boxes.now,
    () => isPenHeld,
    (by) => {
      (by === 1 ? acts.next : acts.previous)();
    },
  );
  zoomFrom(boxes.now, now.section, acts.zoom);
  addEventListener('hashchange', () => {
    acts.go(wanted());
  });

  draw();
  session.beat();
  setInterval(() => {
    session.beat();
    if (session.state().sequence > 0) keepAlive(name);
    tick();
  }, BEAT);
  import('../shared/print-slides.ts').then(
    ({ printSlides }) => {
      printSlides(store, Promise.resolve());
    },
    () => undefined,
  );
  document.documentElement.dataset.ready = 'speaker';
  document.documentElement.dataset.figures = 'ready';
}
