import { formatAddress, parseAddress, type Address } from './address.ts';
import { createBar } from './bar.ts';
import { commandsOf } from './commands.ts';
import { createHelp } from './help.ts';
import { createJump } from './jump.ts';
import { bindKeys } from './keyboard.ts';
import { startReveal, type Deck, type Position } from './reveal.ts';
import { Choices } from './settings.ts';
import { Status } from './status.ts';

/** Makes the page a live deck. */
export async function startDeck(root: HTMLElement): Promise<Deck> {
  const choices = new Choices();
  document.documentElement.classList.add('deck');

  const status = new Status(root);
  const deck = await startReveal(root, {
    start: wanted(root),
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
    if (address && slide) deck.show(slide, address.step);
    else writeAddress(deck.now());
  });

  document.documentElement.dataset.ready = 'deck';
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
  return address && slide && { id: slide.id, step: address.step };
}

/** Steps and slides replace the entry in the history; only a followed link makes a new one. */
function writeAddress({ slide, step }: Position): void {
  history.replaceState(history.state, '', formatAddress({ id: slide.id, step }));
}
