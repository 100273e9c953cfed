/** Compares the metadata of the file with `talk.yaml`. */
import { directionOf } from '../../../language.ts';
import { each, when } from '../../../pdf/matterhorn/condition.ts';
import type { TalkCheck } from './talk-pdf.ts';

export const file: TalkCheck = ({ facts: { metadata, fonts }, talk: { meta } }) => {
  const { xmp } = metadata;
  // Type 3 fonts have no names, and one alphabet takes several of them: one finding for all.
  const drawn = fonts.filter(({ type }) => type === 'Type3');
  const differs = (what: string, found: string | undefined, wanted: string) =>
    when(found !== wanted, `${what} is ${found === undefined ? 'missing' : `“${found}”`}, the talk has “${wanted}”`);
  return [
    ...differs('the title', metadata.title, meta.title),
    ...differs('the title in XMP', xmp?.title, meta.title),
    ...differs('the author', metadata.author, meta.author.name),
    ...differs('the author in XMP', xmp?.creator, meta.author.name),
    ...differs('the language', metadata.language, meta.language),
    ...differs('the direction', metadata.direction, directionOf(meta.language) === 'rtl' ? 'R2L' : 'L2R'),
    ...when((metadata.subject ?? '') === '', 'there is no subject'),
    ...when((metadata.keywords ?? '') === '', 'there are no keywords'),
    ...when(metadata.created === undefined, 'there is no date'),
    ...when(metadata.commit !== xmp?.version, 'the commit is not the same in XMP'),
    ...when(metadata.opens !== 'Fit', 'it does not open with the whole slide in the window'),
    ...when(
      drawn.length > 0,
      `${drawn.length} of ${fonts.length} fonts are drawings (Type 3): of characters that the talk’s own fonts lack`,
    ),
    ...each(fonts, ({ name, type }) =>
      type === 'Type3' || /^[A-Z]{6}\+/.test(name) ? undefined : { message: `the font ${name} is no subset` },
    ),
  ].map(({ message }) => ({ check: 'file', message }));
};
