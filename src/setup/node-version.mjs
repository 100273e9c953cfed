/**
 * Checks the version of Node. Every command does so first, so the modules that it imports must load on an old Node as
 * well: they may call new functions, but not import them by name, and may not use newer syntax.
 */

/** @typedef {readonly [major: number, minor: number, patch: number]} Version */

/**
 * @param {string} text for example `v20.19.0`
 * @returns {Version}
 */
function parseVersion(text) {
  const [major = 0, minor = 0, patch = 0] = text.replace(/^v/, '').split('.').map(Number);
  return [major, minor, patch];
}

/**
 * @param {Version} a
 * @param {Version} b
 */
function isAtLeast(a, b) {
  if (a[0] !== b[0]) return a[0] > b[0];
  if (a[1] !== b[1]) return a[1] > b[1];
  return a[2] >= b[2];
}

/**
 * Whether a version lies in a range such as `^20.19.0 || >=22.12.0`. Supports only these two forms; a test checks that
 * `engines` in our package.json uses no other.
 *
 * @param {string} version
 * @param {string} range
 */
export function isInRange(version, range) {
  const found = parseVersion(version);
  return range.split('||').some((part) => {
    const match = /^\s*(\^|>=)(\d+\.\d+\.\d+)\s*$/.exec(part);
    if (match === null) throw new RangeError(`cannot read the version range "${part.trim()}"`);
    const wanted = parseVersion(match[2] ?? '');
    return isAtLeast(found, wanted) && (match[1] === '>=' || found[0] === wanted[0]);
  });
}

/**
 * One sentence for an unsupported version of Node, or undefined.
 *
 * @param {string} version
 * @param {string} range
 */
export function versionProblem(version, range) {
  if (isInRange(version, range)) return undefined;
  const wanted = range
    .replace(/\^(\d+)([.\d]*)/g, '$1 (from $1$2)')
    .replace(/>=([.\d]+)/g, '$1 or newer')
    .replace(' ||', ', or');
  return `This project needs Node ${wanted}; this is ${version}. See https://nodejs.org/ for a newer one.`;
}
