/** The talk has two years: the one it was given in, and today. This is the one place that knows how they are called. */

/** Internally; readers and addresses see the talk's own year instead of `then`. */
export const years = ['then', 'today'] as const;

export type Year = (typeof years)[number];

/** The year of a talk: `2019`. */
export const yearOfTalk = ({ date }: { readonly date: string }): string => date.slice(0, 4);

/** As addresses and reports say it: `2019` or `today`. */
export const nameOfYear = (year: Year, talkYear: string): string => (year === 'then' ? talkYear : year);

/** What such a name means; nothing for the year of another talk. */
export const yearNamed = (name: string | null, talkYear: string): Year | undefined =>
  years.find((year) => name === year || name === nameOfYear(year, talkYear));

/** On what leads to a year, and when it is shown. */
export const asOf = (year: Year, talkYear: string): string => (year === 'then' ? `As in ${talkYear}` : 'As of today');

/** On what switches between the two. */
export const asOfEither = (talkYear: string): string => `As in ${talkYear}, or as of today`;

/** What each of the two shows, for who sees their names for the first time. */
export const meaningOf = (year: Year, talkYear: string): string =>
  year === 'then' ? `The talk as it was given in ${talkYear}` : `With what has changed since ${talkYear}`;

export const otherYear = (year: Year): Year => (year === 'then' ? 'today' : 'then');

/** What a figure is read for. */
export interface Occasion {
  /** The year the talk was given in; unknown while `talk.yaml` has a mistake: then any year is taken for it. */
  readonly talkYear: string | undefined;
}
