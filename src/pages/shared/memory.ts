/** localStorage. It throws where the reader forbids it, where it is full, and for some files on disk. */

/** @returns nothing where nothing was kept, or nothing may be */
export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Without storage, the value lasts until the page is left. */
export function remember(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
