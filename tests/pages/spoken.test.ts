import type { Element } from 'hast';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { readSources } from '../../src/loader/read.ts';
import { composeDeck } from '../../src/pages/deck/compose.ts';
import { saidOf, saidOfMove, saidOfStep, type Part } from '../../src/pages/shared/spoken.ts';
import type { Talk } from '../../src/talk.ts';
import { classes, isElement, h } from '../../src/trees.ts';
import { sourcesOf } from '../fixtures.ts';

/** As `part.ts` reads it from a page. */
function partFrom(element: Element): Part {
  const { properties, children, tagName } = element;
  const data = Object.entries(properties).flatMap(([name, value]) =>
    name.startsWith('data') ? [[name.charAt(4).toLowerCase() + name.slice(5), String(value)] as const] : [],
  );
  return {
    tag: tagName,
    classes: classes(element),
    data: Object.fromEntries(data),
    isHidden: properties.ariaHidden === 'true',
    alt: typeof properties.alt === 'string' ? properties.alt : '',
    children: children.flatMap((child): (Part | string)[] => {
      if (child.type === 'text') return [child.value];
      return child.type === 'element' ? [partFrom(child)] : [];
    }),
  };
}

const slidesOf = (talk: Talk): Part[] => composeDeck(talk).children.filter(isElement).map(partFrom);

/** The last slide of a talk in Markdown. */
async function slideOf(markdown: string): Promise<Part> {
  const { talk } = await loadTalk(sourcesOf(`# Talk\n\n---\n\n${markdown}`));
  const last = talk && slidesOf(talk).at(-1);
  if (!last) throw new Error('The talk does not load.');
  return last;
}

const then = (step = 0) => ({ step, year: 'then' }) as const;

describe('a slide says', () => {
  test.each([
    [
      'paragraphs and items',
      '## Topics\n\nFirst:\n\n- one\n- two *and* `three`\n',
      'Topics. First: one. two and three',
    ],
    ['items inside of items', '## A\n\n- one\n  - two\n- three\n', 'A. one. two. three'],
    ['one stop and not two', '## Why?\n\nMachines.\n\n“So.”\n\nThere.\n', 'Why? Machines. “So.” There.'],
    ['a host for an address', '## A\n\nSee <https://example.org/a/1055682596812730368>.\n', 'A. See example.org.'],
    [
      'columns',
      '## A\n\n::::columns\n\n:::column\n\n- one\n\n:::\n\n:::column\n\n- two\n\n:::\n\n::::\n',
      'A. one. two',
    ],
    ['rows with their columns', '## A\n\n| | X | Y |\n| - | - | - |\n| a | 1 | 2 |\n', 'A. a: X, 1; Y, 2.'],
    ['rows of two columns', '## A\n\n| Disk | How |\n| - | - |\n| new | spins |\n', 'A. Disk, How. new: spins.'],
    ['lines of code', '## A\n\n```c\nint x;\n\nint y;\n```\n', 'A. int x; int y;'],
  ])('%s', async (_, markdown, said) => {
    const slide = await slideOf(markdown);
    expect(saidOfMove(slide, { ...then(), from: undefined, steps: 0, place: 'Slide 2' })).toBe(`Slide 2. ${said}`);
  });

  test('its place first, which tells it from a step', async () => {
    const slide = await slideOf('## A\n\nWords.\n');
    expect(saidOfMove(slide, { ...then(), from: undefined, steps: 0, place: 'Slide 2 of 2' })).toBe(
      'Slide 2 of 2. A. Words.',
    );
  });

  test('what came since in the edition of today alone', async () => {
    const slide = await slideOf('## A\n\nWords.\n\n:::since{date=2026}\n\nMore came.\n\n:::\n');
    expect(saidOf(slide, then())).toEqual(['A', 'Words.']);
    expect(saidOf(slide, { step: 0, year: 'today' })).toEqual(['A', 'Words.', '2026', 'More came.']);
  });
});

describe('a step says', () => {
  const markdown = '## A\n\n:::steps\n\n- one\n- two\n- three\n\n:::\n';
  const move = (from: number, step: number) => ({ ...then(step), from, steps: 3, place: 'Slide 2 of 2' });

  test('what it added', async () => {
    const slide = await slideOf(markdown);
    expect(saidOfMove(slide, move(1, 2))).toBe('two');
    expect(saidOfMove(slide, { ...move(0, 2), from: undefined })).toBe('Slide 2 of 2. A. one. two');
  });

  test('backwards, where it leads', async () => {
    const slide = await slideOf(markdown);
    expect(saidOfMove(slide, move(3, 2))).toBe('Back to step 2 of 3. two');
    expect(saidOfMove(slide, move(1, 0))).toBe('Back to the start of the slide');
  });

  test('the lines of code it points at', async () => {
    const slide = await slideOf('## A\n\n```c {1|2-3}\nint x;\nint y;\nint z;\n```\n');
    expect(saidOfStep(slide, then(1))).toEqual(['int x;']);
    expect(saidOfStep(slide, then(2))).toEqual(['int y;', 'int z;']);
  });
});

describe('a figure', () => {
  const figure = (...drawing: Element[]) =>
    partFrom(
      h(
        'section',
        {},
        h('h2', {}, 'A'),
        h(
          'talk-bars',
          { dataFigure: 'bars' },
          h('table', {}, h('tr', {}, h('td', {}, 'cell'))),
          h('span', { className: ['fragment', 'figure-step'], dataFragmentIndex: 0 }),
          ...drawing,
        ),
      ),
    );
  const drawn = figure(
    h('div', {}, h('button', {}, 'Press'), h('p', { className: ['says', 'own'] }, 'What is to be seen.')),
  );

  test('is its sentence, without its cells and buttons', () => {
    expect(saidOf(drawn, then())).toEqual(['A', 'What is to be seen.']);
    expect(saidOfStep(drawn, then(1))).toEqual(['What is to be seen.']);
  });

  test('says it backwards, to the start of its slide, too', () => {
    expect(saidOfMove(drawn, { ...then(), from: 1, steps: 1, place: '' })).toBe(
      'Back to the start of the slide. What is to be seen.',
    );
  });

  test('that is not drawn is what it would be drawn from', () => {
    expect(saidOf(figure(), then())).toEqual(['A', 'cell']);
  });
});

describe('every slide of this talk', async () => {
  const { talk } = await loadTalk(await readSources(resolve('slides'), 'slides'));
  if (!talk) throw new Error('The talk does not load.');
  const said = slidesOf(talk).flatMap((slide) =>
    (['then', 'today'] as const).map((year) => {
      const steps = Number(slide.data['steps']);
      const place = `Slide ${slide.data['place'] ?? ''}`;
      const all = Array.from({ length: steps + 1 }, (_, step) =>
        saidOfMove(slide, { step, year, steps, place, from: step === 0 ? undefined : step - 1 }),
      );
      return [`${slide.data['place'] ?? ''} ${year}`, all] as const;
    }),
  );

  test.each(said)('%s: says something at each step, with one stop at a time', (_, all) => {
    for (const text of all) {
      expect(text.trim()).not.toBe('');
      expect(text).not.toMatch(/[.!?:…][.:] |\n|\s{2}|https?:/);
    }
  });
});
