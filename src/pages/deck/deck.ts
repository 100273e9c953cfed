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
import { lazily, nextTask } from '../shared/later.ts';
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
  // Yield: one long task would block input on a slow phone.
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
      // Tell a reader on screen that this is the end; for an audience, only announce it to screen readers.
      const isWatched = hall?.isLed() === true || document.fullscreenElement !== null;
      const backup = root.querySelector('[data-visibility="uncounted"]') ? ' Backup slides: G, or Esc for all.' : '';
      status[isWatched ? 'say' : 'tell'](`The end of the talk.${backup}`);
    },
  });

  bindSwipes(root, deck);
  const talk = talkName();
  /** Loaded after the deck has started: the first slide needs no connection to other windows. */
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
  /** For user actions: a part that fails to load is reported. */
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
    // During a talk, an accidental key press must not replace the slides by the article.
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
  // While the screen is black, any key only ends that.
  bindKeys(commands, {
    hasLetters: () => choices.letters(),
    wakes: () => {
      const isBlack = deck.isBlack();
      if (isBlack) deck.black();
      return isBlack;
    },
  });

  // `hashchange` fires for followed links and for Back and Forward, not for addresses that this page writes.
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
  // Set before the reader can move on: a figure whose code is not loaded yet takes its state when it is.
  if (start?.states) show(deck.now().slide, start);
  await drawn;
  document.documentElement.dataset.ready = 'deck';
  // Load the rest while the first slide is shown, so that the talk needs no network later. What fails now is requested
  // again when it is used.
  for (const load of [loadHall, loadBoxes]) load().catch(() => undefined);
  const figures = loadFiguresInTurn(deck.slides).then(() => {
    document.documentElement.dataset.figures = 'ready';
  });
  const slides = root.querySelector<HTMLElement>('.slides');
  // Without this part the browser prints all slides, in a plainer form.
  if (slides)
    import('../shared/print-slides.ts').then(
      ({ printSlides }) => {
        printSlides(slides, figures);
      },
      () => undefined,
    );
  return deck;
}

/** The place that the address names, if the talk has it, by the slide's id or an alias. */
function wanted(root: HTMLElement): Address | undefined {
  const address = parseAddress(location.hash);
  const sections = [...root.querySelectorAll<HTMLElement>('.slides > section')];
  const slide = sections.find(({ id, dataset }) => {
    const names = [id, ...(dataset.alias ?? '').split(' ')];
    return address && names.includes(address.id);
  });
  return address && slide && { ...address, id: slide.id };
}

/** Moves replace the history entry; only a followed link adds one. */
const write = ({ slide, step }: Position): void => {
  writeAddress(formatAddress(addressOf(slide, step)));
};

const addressOf = (slide: Element, step: number): Address => ({
  id: slide.id,
  step,
  states: statesByHand(slide, step),
});
