/** localStorage. It throws where the reader forbids it, where it is full, and for some files on disk. */

/** @returns undefined if nothing is stored, or storage is unavailable */
export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** @returns false without storage: then only this page knows the value */
export function remember(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
