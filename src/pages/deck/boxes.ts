/** The bar of buttons, and the dialogs that keys open over the slides. Loaded after the first slide is drawn. */
import type { Command } from '../shared/command.ts';
import { createHelp } from '../shared/help.ts';
import { createJump } from '../shared/jump.ts';
import { keepOffline } from '../shared/offline.ts';
import { button } from '../shared/panel.ts';
import { createSearch } from '../shared/search.ts';
import type { Choices } from '../shared/settings.ts';
import { createBar } from './bar.ts';
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

interface Parts {
  readonly deck: Deck;
  readonly commands: readonly Command[];
  readonly choices: Choices;
  /** Called before the speaker view opens. */
  readonly join: () => void;
  /** How many speaker views live. */
  readonly speakers: () => number;
  /** Says it for everybody to see. */
  readonly warn: (text: string) => void;
}

export function createBoxes({ deck, commands, choices, join, speakers, warn }: Parts): Boxes {
  const named = deck.slides.map((slide) => ({
    id: slide.id,
    number: slide.querySelector('.number')?.textContent ?? '',
    title: slide.querySelector('h1, h2')?.textContent ?? '',
  }));
  const bar = createBar(commands);
  void keepOffline((take) => {
    const update = button('Newer version', () => {
      // Elsewhere somebody may be speaking.
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
