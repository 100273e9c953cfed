import { arrows } from '../shared/arrows.ts';
import type { Command } from '../shared/keyboard.ts';
import { enterFullScreen, fullScreen } from '../shared/full-screen.ts';
import { talkYear } from '../../figures/page.ts';
import type { Point } from '../../live/state.ts';
import { asOfEither } from '../../year.ts';

type Acts = Readonly<
  Record<
    | 'next'
    | 'previous'
    | 'first'
    | 'last'
    | 'jump'
    | 'overview'
    | 'black'
    | 'hold'
    | 'back'
    | 'pen'
    | 'undo'
    | 'clock'
    | 'layout'
    | 'theme'
    | 'year'
    | 'help'
    | 'hall'
    | 'unzoom'
    | 'set'
    | 'run'
    | 'larger'
    | 'smaller',
    () => void
  >
> & { readonly scroll: (by: 1 | -1) => void; readonly zoom: (spot: Point) => void };

/** The keys of the deck, and those for what only a speaker does. */
export const commandsOf = (acts: Acts): Command[] => [
  {
    keys: [...arrows().onward, 'ArrowDown', 'Space', 'PageDown', 'n', 'j'],
    shown: `${arrows().shown.onward} Down Space PageDown N`,
    does: 'Next step',
    run: acts.next,
  },
  {
    keys: [...arrows().back, 'ArrowUp', 'Shift+Space', 'PageUp', 'p', 'k'],
    shown: `${arrows().shown.back} Up Shift+Space PageUp P`,
    does: 'Previous step',
    run: acts.previous,
  },
  { keys: ['Home'], shown: 'Home', does: 'First slide', run: acts.first },
  { keys: ['End'], shown: 'End', does: 'Last slide of the talk', run: acts.last },
  { keys: ['g'], shown: 'G', does: 'Go to a slide by number or name', run: acts.jump },
  { keys: ['o'], shown: 'O', does: 'All slides, here alone', run: acts.overview },
  { keys: ['b', '.', 'v'], shown: 'B .', does: 'Black for the audience, and back', run: acts.black },
  { keys: ['x'], shown: 'X', does: 'Freeze the audience; then take it where you are', run: acts.hold },
  { keys: ['r'], shown: 'R', does: 'Back to where the audience is', run: acts.back },
  { keys: ['e'], shown: 'E', does: 'Pen: draw on the slide, or point', run: acts.pen },
  { keys: ['u'], shown: 'U', does: 'Take back the last stroke', run: acts.undo },
  {
    keys: [],
    shown: 'Alt+click Ctrl+click',
    does: 'Show a spot large',
    run: () => {
      acts.zoom({ x: 0.5, y: 0.5 });
    },
  },
  { keys: ['Escape'], shown: 'Esc', does: 'Show the whole slide again', run: acts.unzoom },
  { keys: ['c'], shown: 'C', does: 'Clock: pause, and go on', run: acts.clock },
  { keys: ['m'], shown: 'M', does: 'Set the clock', run: acts.set },
  { keys: ['a'], shown: 'A', does: 'This run, slide by slide', run: acts.run },
  {
    keys: ['Shift+ArrowDown'],
    shown: 'Shift+Down',
    does: 'Notes: further down',
    run: () => {
      acts.scroll(1);
    },
    repeats: () => true,
  },
  {
    keys: ['Shift+ArrowUp'],
    shown: 'Shift+Up',
    does: 'Notes: further up',
    run: () => {
      acts.scroll(-1);
    },
    repeats: () => true,
  },
  { keys: ['+', '='], shown: '+', does: 'Larger notes', run: acts.larger },
  { keys: ['-'], shown: '-', does: 'Smaller notes', run: acts.smaller },
  { keys: ['w'], shown: 'W', does: 'Notes alone, and back', run: acts.layout },
  { keys: ['s'], shown: 'S', does: 'Open an audience window', run: acts.hall },
  { keys: ['f'], shown: 'F', does: 'Full screen, and back', run: fullScreen },
  { keys: ['F5', 'Shift+F5'], shown: 'F5', does: 'Full screen, as a remote starts it', run: enterFullScreen },
  { keys: ['d'], shown: 'D', does: 'Slides dark or light', run: acts.theme },
  { keys: ['t'], shown: 'T', does: asOfEither(talkYear()), run: acts.year },
  { keys: ['?', 'F1'], shown: '?', does: 'These keys', run: acts.help },
];
