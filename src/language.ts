/** Properties derived from a language tag. */

export type Direction = 'ltr' | 'rtl';

/** Right-to-left scripts, by ISO 15924 code; its list has no more in use. */
const FROM_THE_RIGHT = new Set(
  (
    'Adlm Arab Aran Armi Avst Chrs Cprt Elym Gara Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb Nbat Nkoo ' +
    'Orkh Ougr Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sidt Sogd Sogo Syrc Syre Syrj Syrn Thaa Todr Yezi'
  ).split(' '),
);

/** A right-to-left letter, or a mark that makes text right-to-left. Digits are left-to-right. */
export const READ_FROM_THE_RIGHT =
  /(?!\p{Nd})[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Direction of a language, from its script: `he`, `ar`, `fa`, `az-Arab` are right-to-left, `az`, `en`, `ja` are not. A
 * table instead of `Intl.Locale`'s text info, whose name differs between Node 20 and 22, so that a talk builds to the
 * same page everywhere.
 *
 * @param tag BCP 47; unknown languages are left-to-right
 */
export function directionOf(tag: string): Direction {
  const { script } = new Intl.Locale(tag).maximize();
  return script !== undefined && FROM_THE_RIGHT.has(script) ? 'rtl' : 'ltr';
}

/** Attributes of a page; left-to-right is the default. */
export function ofPage(language: string): { readonly lang: string; readonly dir?: 'rtl' } {
  return { lang: language, ...(directionOf(language) === 'rtl' && { dir: 'rtl' }) };
}

/**
 * Attributes of a part in another language than its surroundings.
 *
 * @param language undefined: the language of its surroundings
 */
export const inLanguage = (language: string | undefined): { readonly lang?: string; readonly dir?: Direction } =>
  language === undefined ? {} : { lang: language, dir: directionOf(language) };

/** The same for the program's text, in a talk in this language; `.own` in `pages/style/base.css` sets its direction. */
export const inEnglish = (language: string): { readonly lang?: 'en' } => (isEnglish(language) ? {} : { lang: 'en' });

/**
 * Whether the program's text is in the language of its surroundings. The accessible name of an element that contains
 * the author's text cannot be marked as English; elsewhere such a name is made of the author's own words.
 */
export const isEnglish = (language: string): boolean => new Intl.Locale(language).language === 'en';
