import { quote, type Check, type Visit } from '../../inspect/visit.ts';

/** Every slide has one title, and the first has the talk's, which is the window's too. */
export const title = {
  name: 'title',
  when: 'once',
  find: ({ facts }: Pick<Visit, 'facts'>) => {
    const [first = '', ...more] = facts.headings;
    if (first === '' || more.length > 0) {
      return [{ message: `The slide has ${facts.headings.length} titles, one of them maybe empty. Give it one.` }];
    }
    if (!facts.opensTalk || first.replace(/\s+/g, ' ') === facts.document) return [];
    const message = `The window is called ${quote(facts.document)}, the first slide ${quote(first)}. Change \`title\` in talk.yaml, or the slide.`;
    return [{ message }];
  },
} satisfies Check;
