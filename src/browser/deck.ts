import { formatAddress, parseAddress, type Address } from './address.ts';
import { createBar } from './bar.ts';
import { commandsOf } from './commands.ts';
import { answerFigures, loadFigures, sentenceOf, showStates, statesByHand } from './figures.ts';
import { createHelp } from './help.ts';
import { createJump } from './jump.ts';
import { bindKeys } from './keyboard.ts';
import { startReveal, type Deck, type Position } from './reveal.ts';
import { Choices } from './settings.ts';
import { Status } from './status.ts';
import { stepOf } from './steps.ts';

/** Makes the page a live deck. */
export async function startDeck(root: HTMLElement): Promise<Deck> {
  const choices = new Choices();
  document.documentElement.classList.add('deck');

  const status = new Status(root);
  const start = wanted(root);
  const first = root.querySelector(start ? `[id="${CSS.escape(start.id)}"]` : '.slides > section');
  const drawn = first ? loadFigures(first) : undefined;
  const deck = await startReveal(root, {
    start,
    onMove: (position) => {
      writeAddress(position);
      status.follow(position);
    },
  });

  const commands = commandsOf({
    deck,
    choices,
    say: (text) => {
      status.say(text);
    },
    jump: createJump(deck),
    help: () => {
      help();
    },
  });
  const help = createHelp(commands);
  root.after(createBar(commands));
  bindKeys(deck, commands);

  // A followed link and the browser's Back and Forward come here; our own writing of the address does not.
  addEventListener('hashchange', () => {
    const address = wanted(root);
    const slide = deck.slides.find(({ id }) => id === address?.id);
    if (address && slide) show(slide, address);
    else writeAddress(deck.now());
  });
  const show = (slide: HTMLElement, { step, states }: Address) => {
    deck.show(slide, step);
    if (!states) return;
    showStates(slide, states);
    writeAddress(deck.now());
  };

  answerFigures(root, {
    addressOf: (section) => addressOf(section, stepOf(section)),
    year: () => choices.year(),
    onChange: (figure) => {
      writeAddress(deck.now());
      status.say(sentenceOf(figure));
    },
    switchYear: () => {
      status.say(choices.switchYear());
    },
  });
  await drawn;
  if (start?.states) show(deck.now().slide, start);
  document.documentElement.dataset.ready = 'deck';
  // The others come while the first slide is looked at, so that the hall needs no network.
  void loadFigures(root).then(() => {
    document.documentElement.dataset.figures = 'ready';
  });
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
function writeAddress({ slide, step }: Position): void {
  history.replaceState(history.state, '', formatAddress(addressOf(slide, step)));
}

const addressOf = (slide: Element, step: number): Address => ({
  id: slide.id,
  step,
  states: statesByHand(slide, step),
});
