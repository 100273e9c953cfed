/** Whether a file of `dist/` is one to hand on by itself, and not a part of the site. */
export const isProduct = (path: string): boolean => /^(?:talk\.html|[^/]+\.pdf|notes\.\w+)$/.test(path);
