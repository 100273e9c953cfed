import { PRODUCTS } from '../contract.ts';

const products: ReadonlySet<string> = new Set(Object.values(PRODUCTS));

/** Whether it is one of the files that commands make in `dist/`, by the name that they give it. */
export const isNamedProduct = (path: string): boolean => products.has(path);

/** Whether a file of `dist/` is no part of the site: one of these, or a PDF that somebody made there by another name. */
export const isProduct = (path: string): boolean =>
  isNamedProduct(path) || (path.endsWith('.pdf') && !path.includes('/'));
