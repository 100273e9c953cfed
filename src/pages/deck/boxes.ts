/** The bar of buttons, and the dialogs that keys open over the slides. Loaded after the first slide is drawn. */
import type { Command } from '../shared/keyboard.ts';
import { createHelp } from '../shared/help.ts';
import { createJump } from '../shared/jump.ts';
import { keepOffline } from '../shared/offline.ts';
import { button, element } from '../shared/panel.ts';
import { createSearch } from '../shared/search.ts';
import type { Choices } from '../shared/settings.ts';
import type { Deck } from './reveal.ts';
import { createSpeakerDoor } from './speaker-door.ts';
import '../style/boxes.css';

export interface Boxes {
  readonly bar: HTMLElement;
  readonly help: () => void;
  readonly jump: () => void;
  readonly search: () => void;
  readonly speaker: () => void;
}

interface BoxesOptions {
  readonly deck: Deck;
  readonly commands: readonly Command[];
  readonly choices: Choices;
  /** Called before the speaker view opens. */
  readonly join: () => void;
  /** The number of open speaker views. */
  readonly speakers: () => number;
  /** Shows a message on screen. */
  readonly warn: (text: string) => void;
}

export function createBoxes({ deck, commands, choices, join, speakers, warn }: BoxesOptions): Boxes {
  const named = deck.slides.map((slide) => ({
    id: slide.id,
    number: slide.querySelector('.number')?.textContent ?? '',
    title: slide.querySelector('h1, h2')?.textContent ?? '',
  }));
  const bar = createBar(commands);
  void keepOffline((take) => {
    const update = button('Newer version', () => {
      // Another window may be presenting: then the update has to wait.
      void take().then((why) => {
        update.textContent = why;
      });
    });
    bar.append(update);
  });
  return {
    bar,
    help: createHelp(commands, choices),
    jump: createJump(named, (id) => {
      const slide = deck.slides.find((one) => one.id === id);
      if (slide) deck.show(slide, 0);
    }),
    search: createSearch(),
    speaker: createSpeakerDoor({ join, speakers, warn }),
  };
}

/** How long the bar stays after the last move of the pointer, in ms; as long as reveal.js shows the pointer. */
const LINGER = 3000;

/** Buttons for the most frequent commands, for mouse and touch. The bar is hidden while no pointer moves. */
export function createBar(commands: readonly Command[]): HTMLElement {
  const named = (label: string, key: string) => {
    const command = commands.find(({ keys }) => keys.includes(key));
    return button(label, () => {
      command?.run();
    });
  };
  const bar = element(
    'nav',
    named('Back', 'PageUp'),
    named('Next', 'PageDown'),
    named('Read', 'r'),
    named('Share', 'y'),
    named('Keys', '?'),
  );
  bar.className = 'bar';
  bar.lang = 'en';
  bar.ariaLabel = 'Slides';

  let timer: ReturnType<typeof setTimeout> | undefined;
  addEventListener('pointermove', ({ pointerType }) => {
    if (pointerType === 'touch') return;
    document.documentElement.classList.add('pointing');
    clearTimeout(timer);
    timer = setTimeout(() => {
      document.documentElement.classList.remove('pointing');
    }, LINGER);
  });
  return bar;
}
