import { addressOfEdition, openAddress } from '../shared/addresses.ts';
import {
  answerFigures,
  holdFigures,
  loadFigures,
  loadFiguresInTurn,
  sentenceOf,
  showStates,
  statesByHand,
} from '../shared/figures.ts';
import { bindKeys, type Command } from '../shared/keyboard.ts';
import { nextTask } from '../shared/later.ts';
import { bindSwipes } from '../shared/swipe.ts';
import { Choices } from '../shared/settings.ts';
import { NOT_LOADED } from '../shared/status.ts';
import { stepOf, type Position } from '../shared/steps.ts';
import { formatAddress, parseAddress, type Address } from '../../live/address.ts';
import { commandsOf } from './commands.ts';
import { createLate, type Late, type Loaded } from './late.ts';
import { startReveal, type Deck } from './reveal.ts';
import { DeckStatus } from './status.ts';

/** The message when a key has no effect. */
const LED = 'Not while the speaker view is open';

/** What the parts of a live deck share. */
interface DeckPage {
  readonly root: HTMLElement;
  readonly choices: Choices;
  readonly status: DeckStatus;
  readonly loaded: Loaded;
  readonly writeAddress: (address: string) => void;
}

/** Makes the page a live deck. */
export async function startDeck(root: HTMLElement): Promise<Deck> {
  const writeAddress = openAddress();
  // Yield: one long task would block input on a slow phone.
  await nextTask();
  const page: DeckPage = {
    root,
    choices: new Choices(),
    status: new DeckStatus(root),
    loaded: { hall: undefined, overview: undefined },
    writeAddress,
  };
  const start = wanted(root);
  const first = root.querySelector(start ? `[id="${CSS.escape(start.id)}"]` : '.slides > section');
  holdFigures(root);
  const drawn = first ? loadFigures(first) : undefined;
  await nextTask();
  const deck = await openDeck(page, start);
  bindSwipes(root, deck);
  const show = (slide: HTMLElement, { step, states }: Address) => {
    deck.show(slide, step);
    if (!states) return;
    showStates(slide, states);
    write(page, deck.now());
    page.loaded.hall?.moved();
  };
  const late = createLate({ ...page, deck, now: () => addressOf(deck.now()), show, commands: () => commands });
  const commands = bindCommands(page, deck, late);
  // `hashchange` fires for followed links and for Back and Forward, not for addresses that this page writes.
  addEventListener('hashchange', () => {
    const address = wanted(root);
    const slide = deck.slides.find(({ id }) => id === address?.id);
    if (address && slide) show(slide, address);
    else write(page, deck.now());
  });
  bindFigures(page, deck);
  // Set before the reader can move on: a figure whose code is not loaded yet takes its state when it is.
  if (start?.states) show(deck.now().slide, start);
  await drawn;
  document.documentElement.dataset.ready = 'deck';
  // Load the rest while the first slide is shown, so that the talk needs no network later.
  late.loadAhead();
  loadRest(root, deck);
  return deck;
}

/** The place that the address names, if the talk has it, by the slide's id or an alias. */
export function wanted(root: HTMLElement): Address | undefined {
  const address = parseAddress(location.hash);
  const sections = [...root.querySelectorAll<HTMLElement>('.slides > section')];
  const slide = sections.find(({ id, dataset }) => {
    const names = [id, ...(dataset.alias ?? '').split(' ')];
    return address && names.includes(address.id);
  });
  return address && slide && { ...address, id: slide.id };
}

/** The address of a position, with the states of figures that the user has changed. */
export const addressOf = ({ slide, step }: { readonly slide: Element; readonly step: number }): Address => ({
  id: slide.id,
  step,
  states: statesByHand(slide, step),
});

/**
 * Moves replace the history entry; only a followed link adds one. At the first place, an address without a hash stays:
 * a screen reader reads a page from its beginning, but not one that is opened at a fragment.
 */
function write({ writeAddress }: DeckPage, position: Position): void {
  const address = addressOf(position);
  const isFirst = position.slide.matches(':first-child') && address.step === 0 && !address.states;
  if (location.hash !== '' || !isFirst) writeAddress(formatAddress(address));
}

function openDeck(page: DeckPage, start: Address | undefined): Promise<Deck> {
  const { root, status, loaded } = page;
  return startReveal(root, {
    start,
    onMove: (position) => {
      write(page, position);
      status.follow(position);
      loaded.hall?.moved();
      loaded.overview?.follow();
    },
    onBlack: (isBlack) => {
      status.say(isBlack ? 'Black' : 'The slides again');
      loaded.hall?.blacked();
      // The overview would cover the black screen.
      loaded.overview?.close();
    },
    onEnd: () => {
      // Tell a reader on screen that this is the end; for an audience, only announce it to screen readers.
      const isWatched = loaded.hall?.isLed() === true || document.fullscreenElement !== null;
      const backup = root.querySelector('[data-visibility="uncounted"]') ? ' Backup slides: G, or Esc for all.' : '';
      status[isWatched ? 'say' : 'tell'](`The end of the talk.${backup}`);
    },
  });
}

function bindCommands({ choices, status, loaded }: DeckPage, deck: Deck, late: Late): readonly Command[] {
  const isLed = () => loaded.hall?.isLed() === true;
  const commands = commandsOf({
    deck,
    choices,
    say: (text) => {
      status.say(text);
    },
    open: (box) => {
      late.withBoxes((boxes) => {
        boxes[box]();
      });
    },
    projector: () => {
      late.withHall((hall) => {
        hall.projector();
      });
    },
    overview: () => {
      late.withOverview((overview) => {
        overview.open();
      });
    },
    zoom: () => {
      late.withHall((hall) => {
        hall.zoom();
      });
    },
    unzoom: () => loaded.hall?.unzoom() ?? false,
    isLed,
    // During a talk, an accidental key press must not replace the slides by the article.
    read: () => {
      if (isLed()) status.say(LED);
      else location.assign(addressOfEdition('article', formatAddress(addressOf(deck.now()))));
    },
    // Nor may it open the system's share sheet over them.
    share: () => {
      const { slide } = deck.now();
      if (isLed()) {
        status.say(LED);
        return;
      }
      void import('../shared/share.ts').then(
        async ({ share, slideToShare }) => {
          const answer = await share(slideToShare(slide));
          if (answer !== '') status.tell(answer);
        },
        () => {
          status.warn(NOT_LOADED);
        },
      );
    },
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
  return commands;
}

function bindFigures(page: DeckPage, deck: Deck): void {
  const { root, choices, status, loaded, writeAddress } = page;
  answerFigures(root, {
    addressOf: (slide) => addressOf({ slide, step: stepOf(slide) }),
    search: () => choices.search(),
    onChange: (figure) => {
      write(page, deck.now());
      status.say(sentenceOf(figure));
      loaded.hall?.moved();
    },
    switchYear: () => {
      status.say(choices.switchYear());
    },
    write: writeAddress,
  });
  // A click must not take the focus: the next arrow key belongs to the deck. The listener is on the document: on a
  // figure, it would make screen readers call all its content clickable.
  document.addEventListener('mousedown', (event) => {
    if (event.target instanceof Element && event.target.matches('.drawing, .drawing :not(input)'))
      event.preventDefault();
  });
  // A slider needs the focus while it is dragged.
  document.addEventListener('pointerup', () => {
    document.querySelector<HTMLInputElement>('.drawing [type=range]:focus')?.blur();
  });
}

/** Loads the figures of the other slides, and the code for the browser's own Print, which is plainer without it. */
function loadRest(root: HTMLElement, deck: Deck): void {
  const figures = loadFiguresInTurn(deck.slides).then(() => {
    document.documentElement.dataset.figures = 'ready';
  });
  const slides = root.querySelector<HTMLElement>('.slides');
  if (slides)
    import('../shared/print-slides.ts').then(
      ({ printSlides }) => {
        printSlides(slides, figures);
      },
      () => undefined,
    );
}
