/** The talk in the words of https://schema.org/, for machines that list talks. */
import type { TalkMeta } from '../talk.ts';

/**
 * JSON-LD as the text of a `script` element. Its only sign that HTML would read is `<`, which begins both the end tag
 * and a comment.
 */
export const linkedData = (meta: TalkMeta): string => JSON.stringify(graph(meta)).replaceAll('<', String.raw`\u003c`);

function graph({ title, subtitle, author, event, date, place, language, url, licence }: TalkMeta) {
  const id = `${url ?? ''}#talk`;
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'PresentationDigitalDocument',
        '@id': id,
        name: title,
        alternativeHeadline: subtitle,
        author: { '@type': 'Person', name: author.name },
        dateCreated: date,
        inLanguage: language,
        license: licenceAddress(licence),
        url,
      },
      // Slides are neither what the event is about nor a recording of it: they are shown there.
      {
        '@type': 'Event',
        name: event,
        startDate: date,
        location: { '@type': 'Place', name: place },
        performer: { '@type': 'Person', name: author.name },
        workFeatured: { '@id': id },
      },
    ],
  };
}

/** Licences that texts and slides come under, as https://spdx.org/licenses/ calls them; others would be a dead link. */
const SPDX =
  /^(?:CC0-1\.0|CC-BY(?:-NC)?(?:-SA|-ND)?-(?:[123]\.0|2\.5|4\.0)|0BSD|BSD-[123]-Clause|ISC|MIT|Apache-2\.0|MPL-2\.0|(?:A|L)?GPL-3\.0-(?:only|or-later)|GPL-2\.0-(?:only|or-later)|GFDL-1\.[123]-(?:only|or-later)|Unlicense)$/;

const licenceAddress = (licence: string): string | undefined =>
  SPDX.test(licence) ? `https://spdx.org/licenses/${licence}.html` : undefined;
