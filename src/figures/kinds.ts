/** The talk's vocabulary for what does a job; see `.kind` in `pages/style/base.css`. */
export const kinds = ['software', 'hardware', 'paravirtual', 'native'] as const;

export type Kind = (typeof kinds)[number];
