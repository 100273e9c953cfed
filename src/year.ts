/** The talk has two years: the one it was given in, and today. Only this file knows their names. */

/** Internal names; readers and addresses see the talk's own year instead of `then`. */
export const years = ['then', 'today'] as const;

export type Year = (typeof years)[number];

/** The year of a talk: `2019`. */
export const yearOfTalk = ({ date }: { readonly date: string }): string => date.slice(0, 4);

/** In addresses and reports: `2019` or `today`. */
export const nameOfYear = (year: Year, talkYear: string): string => (year === 'then' ? talkYear : year);

/** Parses such a name; undefined for the year of another talk. */
export const yearNamed = (name: string | null, talkYear: string): Year | undefined =>
  years.find((year) => name === year || name === nameOfYear(year, talkYear));

/** Label of a year: on links to it, and while it is shown. */
export const asOf = (year: Year, talkYear: string): string => (year === 'then' ? `As in ${talkYear}` : 'As of today');

/** Label of the switch between the years. */
export const asOfEither = (talkYear: string): string => `As in ${talkYear}, or as of today`;

/** Explains a year to a first-time reader. */
export const meaningOf = (year: Year, talkYear: string): string =>
  year === 'then' ? `The talk as it was given in ${talkYear}` : `With what has changed since ${talkYear}`;

export const otherYear = (year: Year): Year => (year === 'then' ? 'today' : 'then');

/** Context in which a figure is read. */
export interface Occasion {
  /** The year the talk was given in; unknown while `talk.yaml` has an error: then any year matches it. */
  readonly talkYear: string | undefined;
}
