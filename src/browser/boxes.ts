/** The boxes that keys open over the slides; loaded when the first slide stands. */
import type { Command } from './commands.ts';
import { createHelp } from './help.ts';
import { createJump } from './jump.ts';
import type { Deck } from './reveal.ts';
import { createSpeakerDoor } from './speaker-door.ts';

export interface Boxes {
  readonly help: () => void;
  readonly jump: () => void;
  readonly speaker: () => void;
}

/** @param join called before the speaker view opens */
export function createBoxes(deck: Deck, commands: readonly Command[], join: () => void): Boxes {
  const named = deck.slides.map((slide) => ({
    id: slide.id,
    title: slide.querySelector('h1, h2')?.textContent ?? '',
  }));
  return {
    help: createHelp(commands),
    jump: createJump(named, (id) => {
      const slide = deck.slides.find((one) => one.id === id);
      if (slide) deck.show(slide, 0);
    }),
    speaker: createSpeakerDoor(join),
  };
}
