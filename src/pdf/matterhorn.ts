import { annotationConditions } from './matterhorn/annotations.ts';
import type { Condition, Fault } from './matterhorn/condition.ts';
import { contentConditions } from './matterhorn/content.ts';
import { documentConditions, languageConditions } from './matterhorn/document.ts';
import { fontConditions } from './matterhorn/fonts.ts';
import { structureConditions } from './matterhorn/structure.ts';
import type { PdfFacts } from './read-pdf.ts';

/**
 * The implemented conditions, in the order of the Matterhorn Protocol 1.1 (2021) of the PDF Association. The others
 * need a person, or a look into font programs; ACCESSIBILITY.md lists them.
 */
export const conditions: readonly Condition[] = [
  ...contentConditions,
  ...structureConditions,
  ...documentConditions,
  ...languageConditions,
  ...annotationConditions,
  ...fontConditions,
].sort((a, b) => a.id.localeCompare(b.id, 'en'));

export interface Failed extends Fault {
  readonly condition: Pick<Condition, 'id' | 'says'>;
}

/** All failures, by condition. */
export const failuresOf = (facts: PdfFacts): Failed[] => [
  // Without tags, most conditions have nothing to check; ISO 14289-1, 7.1 requires MarkInfo.
  ...(facts.structure && facts.metadata.isTagged ? [] : [{ condition: UNTAGGED, message: 'no tags' }]),
  ...conditions.flatMap((condition) => condition.find(facts).map((fault) => ({ condition, ...fault }))),
];

const UNTAGGED = { id: 'untagged', says: 'The document is not tagged.' };
