import type { Sources } from '../../src/loader/read.ts';
import { plainYaml } from '../fixtures.ts';

/** An ordinary slide: heading, list, table, some code, notes; every sixth with C in it, as in a systems talk. */
function slide(index: number, steps: number): string {
  const list = ['one thing', 'another thing with `code`', 'and [a link](https://example.org/)'].map(
    (item) => `- ${item}`,
  );
  const stepwise = Array.from({ length: steps }, (_, step) => `- step ${step + 1} of it`);
  const shown = steps > 0 ? [':::steps', ...stepwise, ':::'] : list;
  const table = [
    '| | then | now |',
    '| --- | --- | ---: |',
    `| first | software | ${index} |`,
    '| second | hardware | 2 |',
  ];
  const code = ['```c {1|2}', `int slide_${index}(void);`, 'struct mbuf *m = NULL;', '```'];
  const extra =
    steps > 0
      ? []
      : index % 6 === 0
        ? code
        : index % 3 === 0
          ? table
          : ['A paragraph of text that says something plain.'];
  const notes =
    'Note: What is said here fills a few lines, as notes do. It has a second sentence, and a third one too.';
  return [`## Slide number ${index}`, '', ...shown, '', ...extra, '', notes].join('\n');
}

/**
 * A talk of so many slides.
 *
 * @param files how many files they are spread over
 * @param steps of each slide
 */
export function makeTalk(slides: number, files: number, steps = 0): Sources {
  const perFile = Math.ceil(slides / files);
  const texts = Array.from({ length: files }, (_, file) => {
    const inFile = Array.from({ length: perFile }, (_slide, at) => slide(file * perFile + at, steps));
    return (file === 0 ? ['# Talk', ...inFile.slice(1)] : inFile).join('\n\n---\n\n');
  });
  return {
    folder: 'slides',
    yaml: { path: 'slides/talk.yaml', text: plainYaml },
    files: texts.map((text, index) => ({ path: `slides/${index.toString().padStart(2, '0')}.md`, text })),
    glossary: undefined,
    register: undefined,
    rehearsal: undefined,
    published: undefined,
    pictures: new Set(),
    others: new Set(),
    lookAt: () => Promise.resolve(undefined),
    photographed: new Set(),
    messages: [],
  };
}
