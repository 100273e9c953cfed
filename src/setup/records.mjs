/** JSON that others wrote, read without believing it: whatever is no object has no keys. */

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>}
 */
export function asRecord(value) {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** @param {string} text JSON; anything else throws */
export function parseRecord(text) {
  return asRecord(JSON.parse(text));
}
