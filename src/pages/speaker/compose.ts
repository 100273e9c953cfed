import type { Element, Root } from 'hast';
import { h, isElement } from '../../trees.ts';
import type { RenderedSlide, Talk } from '../../talk.ts';
import { compose, forFolder, section, type SlideContext } from '../deck/compose.ts';

/** What the speaker's page shows a part of at a time: slides with notes, and the time that is planned, in seconds. */
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
  const { notes } = slide;
  const said =
    notes.children.length > 0 ? [h('aside', { className: ['notes'] }, ...notes.children.filter(isElement))] : [];
  const whole = section(slide, context);
  return forFolder({ ...whole, children: [...whole.children, ...said] }, context.language);
}
