import { quote, type Check } from '../visit.ts';

const SLACK = 2;

export const cutOff: Check = {
  name: 'cut-off',
  when: 'everywhere',
  find: ({ facts }) =>
    facts.pieces
      .filter(({ cut }) => cut > SLACK)
      .map(({ says, line, cut }) => ({
        line,
        pixels: cut,
        message: `${quote(says)} is cut off, and a hall cannot scroll. Break the line or leave something out.`,
      })),
};
