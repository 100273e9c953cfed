/** What follows from a language tag. */

export type Direction = 'ltr' | 'rtl';

/** Scripts of Unicode that are written from the right, by their codes of ISO 15924; its own list has no more in use. */
const FROM_THE_RIGHT = new Set(
  (
    'Adlm Arab Aran Armi Avst Chrs Cprt Elym Gara Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb Nbat Nkoo ' +
    'Orkh Ougr Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sidt Sogd Sogo Syrc Syre Syrj Syrn Thaa Todr Yezi'
  ).split(' '),
);

/** A letter that is read from the right to the left, or a mark that has such letters read so. Digits are read from the left. */
export const READ_FROM_THE_RIGHT =
  /(?!\p{Nd})[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Which way the lines of a language run, by the script it is written in: `he`, `ar`, `fa`, `az-Arab` from the right,
 * `az`, `en`, `ja` from the left. By a table and not by `Intl.Locale`'s own answer, which Node 20 and 22 give by different
 * names, so that the same talk is the same page wherever it is built.
 *
 * @param tag BCP 47; one that nobody knows runs from the left
 */
export function directionOf(tag: string): Direction {
  const { script } = new Intl.Locale(tag).maximize();
  return script !== undefined && FROM_THE_RIGHT.has(script) ? 'rtl' : 'ltr';
}

/** Attributes of a page; from the left is what a page is by itself. */
export function ofPage(language: string): { readonly lang: string; readonly dir?: 'rtl' } {
  return { lang: language, ...(directionOf(language) === 'rtl' && { dir: 'rtl' }) };
}

/**
 * Attributes of a part that is in another language than what stands around it.
 *
 * @param language none: it is in the language of what stands around it
 */
export const inLanguage = (language: string | undefined): { readonly lang?: string; readonly dir?: Direction } =>
  language === undefined ? {} : { lang: language, dir: directionOf(language) };

/** The same for the program's own words, in a talk in this language; `.own` of `pages/style/base.css` keeps their order. */
export const inEnglish = (language: string): { readonly lang?: 'en' } => (isEnglish(language) ? {} : { lang: 'en' });

/**
 * Whether the program's words are in the language of what stands around them. A name that only screen readers hear, of an
 * element that has the author's words in it, cannot be marked as English; elsewhere such a name is made of the author's own.
 */
export const isEnglish = (language: string): boolean => new Intl.Locale(language).language === 'en';
