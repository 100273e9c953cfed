import MiniSearch from 'minisearch';
import { options, type Passage } from '../search/find.ts';
import type { RenderedSlide, Talk } from '../talk.ts';
import { numbersOf } from '../pages/numbers.ts';
import { isElement, inOneLine, wordsOf } from '../trees.ts';
import { termId } from '../pages/article/compose/glossary.ts';
import { shown } from './shown.ts';

type Found = Pick<Passage, 'kind' | 'step' | 'text'> & Partial<Pick<Passage, 'title' | 'term'>>;

/** The index of the talk, as JSON. */
export function searchIndex(talk: Talk): string {
  const index = new MiniSearch<Passage>(options);
  index.addAll(passagesOf(talk));
  return JSON.stringify(index);
}

/** Slides, code, figures, notes and glossary, each text with the step that shows it first. */
export function passagesOf({ slides, glossary }: Talk): Passage[] {
  const numbers = numbersOf(slides);
  const passages = slides.flatMap((rendered, index) => {
    const { slide } = rendered;
    const own = { slide: slide.id, number: numbers[index] ?? '', title: slide.title };
    const names = [slide.id, ...slide.aliases];
    const found: Found[] = [
      ...shownOn(rendered),
      ...rendered.notes.children.filter(isElement).map((block) => ({
        kind: 'notes' as const,
        step: Number(block.properties.dataStep ?? 0),
        text: wordsOf(block),
      })),
      ...glossary
        .filter(({ at }) => names.includes(at))
        .map(({ term, is }) => ({ kind: 'glossary' as const, step: 0, text: is, title: term, term: termId(term) })),
    ];
    return found.map((one) => ({ ...own, ...one, text: inOneLine(one.text) }));
  });
  return passages.map((passage, id) => ({ id, ...passage }));
}

/** The content of the slide. The title alone is a passage, too: a slide may have nothing else. */
function shownOn(rendered: RenderedSlide): Found[] {
  const texts = shown(rendered).flatMap((piece) => {
    switch (piece.kind) {
      case 'text':
        return [piece];
      case 'code':
        return together(piece.lines);
      case 'figure':
        return piece.figure.words.flatMap((sentences, index) =>
          sentences.map((text) => ({ text, step: piece.changes[index - 1] ?? piece.step })),
        );
    }
  });
  return [
    { kind: 'slide', step: 0, text: '' },
    ...texts.filter(({ text }) => text.trim() !== '').map(({ text, step }) => ({ kind: 'slide' as const, step, text })),
  ];
}

/** Joins the lines of one step into one passage. */
function together(lines: readonly { readonly text: string; readonly step: number }[]) {
  const texts = new Map<number, string[]>();
  for (const { text, step } of lines) texts.set(step, [...(texts.get(step) ?? []), text]);
  return [...texts].map(([step, said]) => ({ step, text: said.join(' ') }));
}
