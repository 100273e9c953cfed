/** The talk's vocabulary for who does a job; see `.kind` in `pages/style/base.css`. */
export const kinds = ['software', 'hardware', 'paravirtual', 'native'] as const;

/** Who does a job. */
export type Kind = (typeof kinds)[number];
