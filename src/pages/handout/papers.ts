export const PAPERS = ['a4', 'letter'] as const;

/** Its rules are in `pages/handout/style.css`. */
export type Paper = (typeof PAPERS)[number];

/** What an address or a command asks for; A4, where it asks for nothing that there is. */
export const paperOf = (name: string | null | undefined): Paper => PAPERS.find((paper) => paper === name) ?? 'a4';
