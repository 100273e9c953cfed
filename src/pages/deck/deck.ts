import { addressOfEdition, talkName } from '../shared/editions.ts';
import {
  answerFigures,
  holdFigures,
  loadFigures,
  loadFiguresInTurn,
  sentenceOf,
  showStates,
  statesByHand,
} from '../shared/figures.ts';
import { bindKeys } from '../shared/keyboard.ts';
import { lazily } from '../shared/lazily.ts';
import { nextTask } from '../shared/pause.ts';
import { bindSwipes } from '../shared/swipe.ts';
import { Choices } from '../shared/settings.ts';
import { NOT_LOADED, Status } from '../shared/status.ts';
import { stepOf, type Position } from '../shared/steps.ts';
import { writeAddress } from '../shared/write-address.ts';
import { formatAddress, parseAddress, type Address } from '../../live/address.ts';
import { commandsOf } from './commands.ts';
import type { Hall } from './hall.ts';
import { startReveal, type Deck } from './reveal.ts';

/** Makes the page a live deck. */
export async function startDeck(root: HTMLElement): Promise<Deck> {
  // A slow phone has its finger kept waiting by one long task, and not by many short ones.
  await nextTask();
  const choices = new Choices();
  const status = new Status(root);
  let hall: Hall | undefined;
  const start = wanted(root);
  const first = root.querySelector(start ? `[id="${CSS.escape(start.id)}"]` : '.slides > section');
  holdFigures(root);
  const drawn = first ? loadFigures(first) : undefined;
  await nextTask();
  const deck = await startReveal(root, {
    start,
    onMove: (position) => {
      write(position);
      status.follow(position);
      hall?.moved();
    },
    onBlack: () => hall?.blacked(),
    onOverview: () => hall?.redraw(),
    onEnd: () => {
      // A reader is told; an audience sees what it saw.
      const isWatched = hall?.isLed() === true || document.fullscreenElement !== null;
      const backup = root.querySelector('[data-visibility="uncounted"]') ? ' Backup slides: G, or Esc for all.' : '';
      status[isWatched ? 'say' : 'tell'](`The end of the talk.${backup}`);
    },
  });

  bindSwipes(root, deck);
  const talk = talkName();
  /** Loaded when the deck stands: the first slide needs nobody to talk to. */
  const loadHall = lazily(async () => {
    const { openHall } = await import('./hall.ts');
    hall = openHall({
      root,
      talk,
      now: () => addressOf(deck.now().slide, deck.now().step),
      show: (place) => {
        const slide = deck.slides.find(({ id }) => id === place.id);
        if (slide) show(slide, place);
      },
      isOverview: deck.isOverview,
      isBlack: deck.isBlack,
      black: deck.black,
      warn: (text) => {
        status.warn(text);
      },
    });
    return hall;
  });
  /** For a hand, which is told where it asks in vain. */
  const withLoaded = <T>(load: () => Promise<T>, act: (loaded: T) => void) => {
    void load().then(act, () => {
      status.warn(NOT_LOADED);
    });
  };
  const commands = commandsOf({
    deck,
    choices,
    say: (text) => {
      status.say(text);
    },
    open: (box) => {
      withLoaded(loadBoxes, (boxes) => {
        boxes[box]();
      });
    },
    projector: () => {
      withLoaded(loadHall, ({ projector }) => {
        projector();
      });
    },
    zoom: () => {
      withLoaded(loadHall, (opened) => {
        opened.zoom();
      });
    },
    unzoom: () => hall?.unzoom() ?? false,
    isLed: () => hall?.isLed() === true,
    // While somebody speaks, a slip of the finger must not take the slides away.
    read: () => {
      if (hall?.isLed() === true) status.say('Not while the speaker view is open');
      else location.assign(addressOfEdition('article', formatAddress(addressOf(deck.now().slide, deck.now().step))));
    },
  });
  const loadBoxes = lazily(async () => {
    const { createBoxes } = await import('./boxes.ts');
    const join = () => {
      withLoaded(loadHall, (opened) => {
        opened.join();
      });
    };
    const boxes = createBoxes({
      deck,
      commands,
      choices,
      join,
      speakers: () => hall?.speakers() ?? 0,
      warn: (text) => {
        status.warn(text);
      },
    });
    root.after(boxes.bar);
    return boxes;
  });
  // In the dark any key brings the light back, and does no more.
  bindKeys(commands, {
    hasLetters: () => choices.letters(),
    wakes: () => {
      const isBlack = deck.isBlack();
      if (isBlack) deck.black();
      return isBlack;
    },
  });

  // A followed link and the browser's Back and Forward come here; our own writing of the address does not.
  addEventListener('hashchange', () => {
    const address = wanted(root);
    const slide = deck.slides.find(({ id }) => id === address?.id);
    if (address && slide) show(slide, address);
    else write(deck.now());
  });
  const show = (slide: HTMLElement, { step, states }: Address) => {
    deck.show(slide, step);
    if (!states) return;
    showStates(slide, states);
    write(deck.now());
    hall?.moved();
  };

  answerFigures(root, {
    addressOf: (section) => addressOf(section, stepOf(section)),
    search: () => choices.search(),
    onChange: (figure) => {
      write(deck.now());
      status.say(sentenceOf(figure));
      hall?.moved();
    },
    switchYear: () => {
      status.say(choices.switchYear());
    },
    write: writeAddress,
  });
  // Before anybody can have gone on: a figure whose code is not there yet finds its state when it comes.
  if (start?.states) show(deck.now().slide, start);
  await drawn;
  document.documentElement.dataset.ready = 'deck';
  // The rest comes while the first slide is looked at, so that the hall needs no network. What fails now is asked for
  // again by the hand that wants it.
  for (const load of [loadHall, loadBoxes]) load().catch(() => undefined);
  const figures = loadFiguresInTurn(deck.slides).then(() => {
    document.documentElement.dataset.figures = 'ready';
  });
  const slides = root.querySelector<HTMLElement>('.slides');
  // Where it cannot be had, what the browser prints is all there, if not as it should be.
  if (slides)
    import('../shared/print-slides.ts').then(
      ({ printSlides }) => {
        printSlides(slides, figures);
      },
      () => undefined,
    );
  return deck;
}

/** The place that the address names, if the talk has it: by the slide's id, or one it had before. */
function wanted(root: HTMLElement): Address | undefined {
  const address = parseAddress(location.hash);
  const sections = [...root.querySelectorAll<HTMLElement>('.slides > section')];
  const slide = sections.find(({ id, dataset }) => {
    const names = [id, ...(dataset.alias ?? '').split(' ')];
    return address && names.includes(address.id);
  });
  return address && slide && { ...address, id: slide.id };
}

/** Steps and slides replace the entry in the history; only a followed link makes a new one. */
const write = ({ slide, step }: Position): void => {
  writeAddress(formatAddress(addressOf(slide, step)));
};

const addressOf = (slide: Element, step: number): Address => ({
  id: slide.id,
  step,
  states: statesByHand(slide, step),
});
