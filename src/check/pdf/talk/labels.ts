import type { TalkCheck } from './view.ts';

/** Pages are called by the numbers of their slides, and all are there, in order. */
export const labels: TalkCheck = ({ facts, slides }) => {
  const found = facts.pages.map(({ label }, page) => ({ label: label ?? '', page }));
  // A slide that asks for its steps by itself says nothing of the others.
  const isStepwise = slides.some(({ rendered, pages }) => !rendered.slide.printsSteps && pages.length > 1);
  const wanted = slides.flatMap((slide) => {
    const steps = isStepwise || slide.rendered.slide.printsSteps ? slide.rendered.steps : 0;
    const labels = Array.from({ length: steps + 1 }, (_, step) =>
      step === 0 ? slide.number : `${slide.number}.${step}`,
    );
    const words = slide.words.length > 0 ? [`${slide.number} text`] : [];
    return [...labels, ...words].map((label) => ({ label, slide }));
  });
  const at = wanted.findIndex(({ label }, index) => found[index]?.label !== label);
  const first = wanted[at];
  // After the first, all others would be told too.
  if (first) {
    const there = found[at];
    const message = `${there ? `the page is called “${there.label}”` : 'the page is missing'}, expected “${first.label}”`;
    return [{ check: 'labels', slide: first.slide, page: there?.page, message }];
  }
  const extra = found[wanted.length];
  return extra ? [{ check: 'labels', page: extra.page, message: `the page “${extra.label}” is of no slide` }] : [];
};
