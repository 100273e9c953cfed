/** The browser's storage. It throws where the reader forbids it, where it is full, and in some files from disk. */

/** @returns nothing where nothing was kept, or nothing may be */
export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Where nothing may be kept, it holds until the page is left. @returns whether it is kept */
export function remember(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
