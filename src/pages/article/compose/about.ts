import { chapter } from './chapters.ts';
import type { Element } from 'hast';
import { spokenDate } from '../../../dates.ts';
import { inEnglish } from '../../../language.ts';
import type { Talk, Version } from '../../../talk.ts';
import { yearOfTalk } from '../../../year.ts';
import { h, walk } from '../../../trees.ts';

/**
 * The author's words about this edition, a legend of the marks that it has, and the commit it was built from.
 *
 * @param isPrinted on paper, where nothing can be switched
 */
export function about(talk: Talk, { isPrinted = false } = {}): Element[] {
  const { meta, slides, version } = talk;
  const year = yearOfTalk(meta);
  const marks = [
    slides.some(({ slide }) => slide.origins.length > 0) && [
      h('span', { className: ['rebuilt'] }, 'a dotted line'),
      'This part of the slide was lost; the words beside it tell what it was rebuilt from.',
    ],
    slides.some(({ slide }) => slide.isAdded || slide.additions.length > 0) && [
      h('span', { className: ['added'] }, 'a double line'),
      'This edition adds this part, or the slide: it was not in the talk as it was given.',
    ],
    hasSince(slides) && [
      h('span', { className: ['since-date'] }, 'an orange line and a date'),
      isPrinted
        ? 'What has changed since the talk.'
        : `What has changed since the talk. “${year}” hides it, and shows tables and drawings as they were then.`,
    ],
    slides.some(({ slide }) => slide.budget > 0) && ['a time', 'When the talk comes to this slide, by its plan.'],
    isPrinted &&
      slides.some(({ slide }) => slide.isBackup) && ['+1', 'A slide that was kept for questions, after the end.'],
  ].filter((mark) => mark !== false);
  const made = madeFrom(version, meta.language);
  if (meta.about === undefined && marks.length === 0 && made.length === 0) return [];
  const english = inEnglish(meta.language);
  const entries = marks.flatMap(([name = '', text]) => [
    h('dt', {}, name),
    h('dd', { className: ['own'] }, text ?? ''),
  ]);
  return [
    chapter(
      'about',
      meta.language,
      ...(meta.about === undefined ? [] : [h('p', {}, meta.about)]),
      ...(marks.length > 0 ? [h('dl', english, ...entries)] : []),
      ...made,
    ),
  ];
}

/** The short hash of the commit, and its date. */
function madeFrom(version: Version | undefined, language: string): Element[] {
  if (version?.commit === undefined) return [];
  const { commit, date, isChanged } = version;
  const [day = ''] = date.split('T');
  return [
    h(
      'p',
      { className: ['version', 'own'], ...inEnglish(language) },
      'Made from commit ',
      h('code', {}, commit.slice(0, 7)),
      ' of ',
      h('time', { dateTime: date }, spokenDate(day)),
      isChanged ? ', with changes.' : '.',
    ),
  ];
}

function hasSince(slides: Talk['slides']): boolean {
  return slides.some(({ body }) => {
    let isFound = false;
    walk(body, (node) => {
      isFound ||= node.type === 'element' && node.tagName === 'aside';
    });
    return isFound;
  });
}
