import type { Talk } from '../../talk.ts';
import type { PdfFacts } from '../../pdf/read-pdf.ts';
import { file } from './talk/file.ts';
import { headings } from './talk/headings.ts';
import { labels } from './talk/labels.ts';
import { languages } from './talk/languages.ts';
import { links, liveLinks } from './talk/links.ts';
import { outline } from './talk/outline.ts';
import { pictures } from './talk/pictures.ts';
import { viewOf, type TalkCheck, type TalkFault } from './talk/view.ts';
import { apart, missing, order } from './talk/words.ts';

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
 * What a PDF of the slides has otherwise than the talk.
 *
 * @param texts of the pages, from `textsOf`
 */
export function againstTalk(facts: PdfFacts, texts: readonly string[], talk: Talk): TalkFault[] {
  const view = viewOf(facts, texts, talk);
  return checks.flatMap((check) => check(view));
}
