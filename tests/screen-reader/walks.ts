/** The program's own boxes and pages, as they are heard; the slides of this talk are in `tests/talk/heard.ts`. */
import type { Walk } from './judge.ts';

export const walks: readonly Walk[] = [
  {
    name: 'Boxes',
    isShort: true,
    steps: [
      { does: 'F1', hears: ['Keys dialog', 'Next step push button.', 'Right'] },
      { does: 'Tab', hears: ['Previous step push button.', 'PageUp'] },
      { does: 'Escape', lacks: ['Slide '] },
      { does: 'slash', hears: ['Search dialog', 'Words of slides, code, notes or glossary entry'] },
      { does: 'type nvmm', ends: 'places' },
      { does: 'Escape', lacks: ['Slide '] },
    ],
  },
  {
    name: 'Speaker view',
    steps: [
      { does: 'open speaker/', hears: ['Page has '] },
      { does: 'F1', hears: ['Keys dialog', 'push button.'] },
      { does: 'Escape' },
    ],
  },
  {
    name: 'Article',
    steps: [
      { does: 'open read/', hears: ['Page has ', 'bhyvecon Tokyo 2019'], isEndless: true },
      { does: 'h', hears: ['heading level'] },
      { does: 'h', hears: ['heading level'] },
      { does: 'F1', hears: ['Keys dialog', 'push button.'] },
      { does: 'Escape' },
    ],
  },
];
