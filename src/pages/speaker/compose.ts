import type { Element, Root } from 'hast';
import { isEnglish } from '../../language.ts';
import { h, isElement } from '../../trees.ts';
import type { RenderedSlide, Talk } from '../../talk.ts';
import { compose, forFolder, section, type SlideContext } from '../deck/compose.ts';

/** The store of the speaker's page, of which it shows a part at a time: slides with notes and planned seconds. */
export const composeSpeaker = (talk: Talk): Root => {
  const { children } = compose(talk, (slide, context) => {
    const whole = withNotes(slide, context);
    return { ...whole, properties: { ...whole.properties, dataBudget: slide.slide.budget } };
  });
  return {
    type: 'root',
    children: [
      h('div', { className: ['store'], hidden: true, dataSlot: talk.meta.slot }, ...children.filter(isElement)),
    ],
  };
};

function withNotes(slide: RenderedSlide, context: SlideContext): Element {
  const language = slide.slide.language ?? context.language;
  const parts = byStep(slide.notes.children.filter(isElement), language);
  const said = parts.length > 0 ? [h('aside', { className: ['notes'] }, ...parts)] : [];
  const whole = section(slide, context);
  return forFolder({ ...whole, children: [...whole.children, ...said] });
}

/** Groups notes with step marks into one element per step; leaves others as they are. */
function byStep(blocks: readonly Element[], language: string): readonly Element[] {
  if (blocks.every(({ properties }) => properties.dataStep === undefined)) return blocks;
  const parts = new Map<number, Element[]>();
  for (const block of blocks) {
    const step = Number(block.properties.dataStep ?? 0);
    parts.set(step, [
      ...(parts.get(step) ?? []),
      { ...block, properties: { ...block.properties, dataStep: undefined } },
    ]);
  }
  return [...parts].map(([step, said]) =>
    h('div', { dataStep: step, ...(step > 0 && named(step, language)) }, ...said),
  );
}

const named = (step: number, language: string) => ({
  role: 'group',
  ariaLabel: isEnglish(language) ? `Step ${step}` : `${step}`,
});
