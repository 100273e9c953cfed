import type { Root } from 'hast';
import { spokenDate } from '../../dates.ts';
import { quote } from '../../inspect/visit.ts';
import { walk } from '../../trees.ts';
import type { Talk, RenderedSlide } from '../../talk.ts';
import type { PdfFacts } from '../../pdf/read-pdf.ts';
import { file } from './talk/file.ts';
import { headings, languages, handoutHeadings } from './talk/headings.ts';
import { labels, outline, handoutOutline } from './talk/outline.ts';
import { links, liveLinks, handoutLinks } from './talk/links.ts';
import { pictures, apart, missing, order } from './talk/words.ts';
import {
  handoutPdf,
  isLater,
  isSeen,
  slidesPdf,
  squeeze,
  type TalkCheck,
  type TalkFault,
  type TalkPdf,
} from './talk/talk-pdf.ts';
import { pages } from '../../site/head.ts';

const checks: readonly TalkCheck[] = [
  file,
  labels,
  outline,
  headings,
  languages,
  missing,
  order,
  apart,
  links,
  liveLinks,
  pictures,
];

/**
 * The differences between a PDF of the slides and the talk.
 *
 * @param texts of the pages, from `textsOf`
 */
export function againstTalk(facts: PdfFacts, texts: readonly string[], talk: Talk): TalkFault[] {
  const view = slidesPdf(facts, texts, talk);
  return checks.flatMap((check) => check(view));
}

/** Whether a PDF says that it is a handout. */
export const isHandout = ({ metadata }: PdfFacts, { meta }: Talk): boolean =>
  metadata.title === pages.handout.title(meta.title);

/** Sheets have their numbers as page labels and in their footers. */
const sheets: TalkCheck = ({ facts, seen }) =>
  facts.pages.flatMap(({ label }, page) => {
    const number = `${page + 1}`;
    const foot = `${number}of${facts.pages.length}`;
    return [
      ...(label === number
        ? []
        : [{ check: 'labels', page, message: `it is called “${label ?? ''}”, not “${number}”` }]),
      ...(seen[page]?.includes(foot) === true ? [] : [{ check: 'foot', page, message: `it does not say ${foot}` }]),
    ];
  });

/** Applies a check to the slides without notes: a slide is on the first of its sheets. */
const ofSlides =
  (check: TalkCheck): TalkCheck =>
  (view) =>
    check({ ...view, slides: view.slides.map((slide) => ({ ...slide, pages: slide.pages.slice(0, 1) })) });

/** Applies a check to the slides with their notes. */
const withNotes =
  (check: TalkCheck): TalkCheck =>
  (view) =>
    check({ ...view, slides: view.slides.map((slide) => ({ ...slide, rendered: noted(slide.rendered) })) });

const noted = (rendered: RenderedSlide): RenderedSlide => ({
  ...rendered,
  body: { ...rendered.body, children: [...rendered.body.children, ...rendered.notes.children] },
});

/** Updates since the talk are printed below their slide, or on it. */
const since: TalkCheck = ({ slides, seen, read }) =>
  slides.flatMap((slide) =>
    sinceTexts(slide.rendered.body).flatMap((text) => {
      const isThere = slide.pages.some((page) => isSeen(seen[page] ?? '', text) && read[page]?.includes(squeeze(text)));
      return isThere ? [] : [{ check: 'since', slide, page: slide.pages[0], message: `missing: ${quote(text)}` }];
    }),
  );

function sinceTexts(body: Root): string[] {
  const texts: string[] = [];
  walk(body, (one) => {
    if (one.type !== 'element' || !isLater(one)) return;
    walk(one, (node) => {
      if (node.type === 'text' && node.value.trim() !== '') texts.push(node.value.trim());
    });
  });
  return texts;
}

/** Each term of the glossary is explained. */
const glossary: TalkCheck = ({ talk, read }) =>
  talk.glossary.flatMap(({ term, is }) =>
    read.some((text) => text.includes(squeeze(is.replaceAll('`', ''))))
      ? []
      : [{ check: 'glossary', message: `${quote(term)} is not explained` }],
  );

/** Each source says when it was read, or why it was not. */
const readOn: TalkCheck = ({ talk, read }) => {
  const all = read.join('');
  const words = talk.sources.map(({ read: day, unread = '' }) =>
    day === undefined ? `Not read: ${unread}` : `Last read ${spokenDate(day)}`,
  );
  return [...new Set(words)].flatMap((told) =>
    all.includes(squeeze(told)) ? [] : [{ check: 'sources', message: `no source says ${quote(told)}` }],
  );
};

const handoutChecks: readonly TalkCheck[] = [
  sheets,
  file,
  handoutOutline,
  handoutHeadings,
  languages,
  withNotes(missing),
  withNotes(apart),
  ofSlides(order),
  withNotes(handoutLinks),
  since,
  glossary,
  readOn,
  pictures,
];

/**
 * The differences between a handout and the talk with its notes.
 *
 * @param texts of the pages, from `textsOf`
 */
export function againstHandout(facts: PdfFacts, texts: readonly string[], talk: Talk): TalkFault[] {
  const view: TalkPdf = handoutPdf(facts, texts, {
    ...talk,
    meta: { ...talk.meta, title: pages.handout.title(talk.meta.title) },
  });
  return handoutChecks.flatMap((check) => check(view));
}
