import { quote, type Check, type Visit } from '../visit.ts';

const SLACK = 2;

export const cutOff = {
  name: 'cut-off',
  when: 'everywhere',
  find: ({ facts }: Pick<Visit, 'facts'>) =>
    facts.pieces
      .filter(({ cut }) => cut > SLACK)
      .map(({ says, line, cut }) => ({
        line,
        pixels: cut,
        message: `${quote(says)} is cut off, and a hall cannot scroll. Break the line or leave something out.`,
      })),
} satisfies Check;
