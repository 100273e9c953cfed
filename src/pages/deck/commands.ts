import { arrows } from '../shared/arrows.ts';
import type { Command } from '../shared/keyboard.ts';
import { enterFullScreen, fullScreen } from '../shared/full-screen.ts';
import type { Choices } from '../shared/settings.ts';
import { talkYear } from '../../figures/page.ts';
import { asOfEither } from '../../year.ts';
import type { Boxes } from './boxes.ts';
import type { Deck } from './reveal.ts';

interface CommandsOptions {
  readonly deck: Deck;
  readonly choices: Choices;
  readonly say: (text: string) => void;
  /** Opens a box over the slides. */
  readonly open: (box: Exclude<keyof Boxes, 'bar'>) => void;
  readonly projector: () => void;
  /** Continues in the article. */
  readonly read: () => void;
  /** Shows all slides. */
  readonly overview: () => void;
  /** Shares the current slide. */
  readonly share: () => void;
  /** Zooms in on the middle of the slide, or out again. */
  readonly zoom: () => void;
  /** Zooms out. Returns whether the slide was zoomed. */
  readonly unzoom: () => boolean;
  /** Whether a speaker view controls this window. */
  readonly isLed: () => boolean;
}

/** In the order of the help. */
export const commandsOf = (options: CommandsOptions): Command[] => [
  ...stepsOf(options),
  ...overviewOf(options),
  ...boxesOf(options),
  ...looksOf(options),
  {
    keys: ['?', 'F1'],
    shown: '?',
    does: 'These keys',
    run: () => {
      options.open('help');
    },
  },
];

/** From step to step. */
function stepsOf({ deck }: CommandsOptions): Command[] {
  const { onward, back, shown } = arrows();
  return [
    {
      keys: [...onward, 'ArrowDown', 'j', 'Space', 'PageDown', 'n'],
      shown: `${shown.onward} Down Space PageDown N`,
      does: 'Next step',
      run: deck.next,
    },
    {
      keys: [...back, 'ArrowUp', 'k', 'Shift+Space', 'PageUp', 'p'],
      shown: `${shown.back} Up Shift+Space PageUp P`,
      does: 'Previous step',
      run: deck.previous,
    },
    {
      keys: ['m'],
      shown: 'M',
      does: 'Run the machine of this slide',
      run: () => {
        const [first] = deck.now().slide.querySelectorAll<HTMLElement>('[aria-keyshortcuts="m"]');
        if (first?.matches('input')) first.focus();
        else first?.click();
      },
    },
    { keys: ['Home'], shown: 'Home', does: 'First slide', run: deck.first },
    { keys: ['End'], shown: 'End', does: 'Last slide of the talk', run: deck.last },
  ];
}

/** Overview and zoom. */
function overviewOf({ say, overview, zoom, unzoom, isLed }: CommandsOptions): Command[] {
  return [
    {
      keys: ['o'],
      shown: 'Esc O',
      does: 'All slides',
      run: () => {
        unzoom();
        overview();
      },
    },
    {
      keys: ['Escape'],
      shown: '',
      does: 'The whole slide again; then all slides',
      run: () => {
        if (unzoom()) return;
        // Presenters' remotes send it to end the show, and their button for it is easy to hit by mistake. So while a
        // speaker view leads, it does nothing here.
        if (isLed()) say('O shows all slides');
        else overview();
      },
    },
    {
      keys: [],
      shown: 'Alt+click Ctrl+click',
      does: 'Show a spot large; Esc shows the whole slide',
      run: zoom,
    },
  ];
}

/** What opens over the slides or in their place. */
function boxesOf({ open, read, share }: CommandsOptions): Command[] {
  return [
    {
      keys: ['g'],
      shown: 'G',
      does: 'Go to a slide by number or name',
      run: () => {
        open('jump');
      },
    },
    {
      keys: ['s'],
      shown: 'S',
      does: 'Speaker view',
      run: () => {
        open('speaker');
      },
    },
    {
      keys: ['/', 'Ctrl+k'],
      shown: '/ Ctrl+K',
      does: 'Search',
      run: () => {
        open('search');
      },
    },
    { keys: ['r'], shown: 'R', does: 'Read on: the talk with its notes', run: read },
    { keys: ['y'], shown: 'Y', does: 'Share this slide', run: share },
  ];
}

/** How the slides look. */
function looksOf({ deck, choices, say, projector }: CommandsOptions): Command[] {
  return [
    { keys: ['b', '.', 'v'], shown: 'B .', does: 'Black, and back', run: deck.black },
    { keys: ['i'], shown: 'I', does: 'Correct the projector', run: projector },
    { keys: ['f'], shown: 'F', does: 'Full screen, and back', run: fullScreen },
    { keys: ['F5', 'Shift+F5'], shown: 'F5', does: 'Full screen, as a remote starts it', run: enterFullScreen },
    {
      keys: ['d'],
      shown: 'D',
      does: 'Dark or light',
      run: () => {
        say(choices.switchTheme());
      },
    },
    {
      keys: ['t'],
      shown: 'T',
      does: asOfEither(talkYear()),
      run: () => {
        say(choices.switchYear());
      },
    },
  ];
}
