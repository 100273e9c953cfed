import type { Command } from '../shared/command.ts';
import type { Choices } from '../shared/settings.ts';
import { talkYear } from '../../figures/page.ts';
import { asOfEither } from '../../year.ts';

interface Parts {
  readonly choices: Choices;
  readonly say: (text: string) => void;
  readonly open: (box: 'search' | 'help') => void;
  /** Goes on with the slides. */
  readonly deck: () => void;
}

/** The keys of the deck, as far as they mean something to a reader; arrows and Space scroll, as everywhere. */
export const commandsOf = ({ choices, say, open, deck }: Parts): Command[] => [
  {
    keys: ['/', 'Ctrl+k'],
    shown: '/ Ctrl+K',
    does: 'Search',
    run: () => {
      open('search');
    },
  },
  { keys: ['r'], shown: 'R', does: 'The same place in the slides', run: deck },
  {
    keys: ['t'],
    shown: 'T',
    does: asOfEither(talkYear()),
    run: () => {
      say(choices.switchYear());
    },
  },
  {
    keys: ['d'],
    shown: 'D',
    does: 'Dark or light',
    run: () => {
      say(choices.switchTheme());
    },
  },
  {
    keys: ['?', 'F1'],
    shown: '?',
    does: 'These keys',
    run: () => {
      open('help');
    },
  },
];
