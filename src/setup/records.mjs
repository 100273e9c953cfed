/** Reads untrusted JSON: anything other than an object counts as an empty one. */

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
