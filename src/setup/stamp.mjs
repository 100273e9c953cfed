/** What a site, a PDF or another product is made from, in a form that can be kept and compared. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { filesIn, isWithin, realPlace } from './files.mjs';
import { root } from './project.mjs';
import { filesOfTalk, isUnread } from './talk-files.mjs';
import { checkoutOf } from './version.mjs';

/** Files of other tools among the sources: ignored by git, too, and not part of the site. */
const leavings = /\.tsbuildinfo$/;

const program = ['public', 'src', 'package-lock.json', 'tsconfig.base.json', 'tsconfig.json', 'vite.config.ts'];

/** Files of the talk that no product shows: hidden ones, and what only the build looks at. */
const UNSEEN = /(?:^|\/)\.|^(?:published\.txt|rehearsal\.json)$/;

/**
 * @typedef {object} Input
 * @property {string} path from the folder of the project
 * @property {boolean} [isTalk] a talk's folder: only files that the loader reads count
 * @property {(name: string) => boolean} [isMeant] selects files by their name relative to the input
 */

/** @type {Input[]} */
const PROGRAM = program.map((one) => ({ path: one }));

/**
 * @typedef {object} Sources
 * @property {string} talk which talk it is: its folder
 * @property {string} site hash of all that goes into the site
 * @property {string} content hash of the files in the talk's folder that products show
 * @property {string} program hash of all else
 * @property {string} version commit, its date, and whether files are changed since
 */

/**
 * All sources under a path with their names, the path itself if it is a file, none if it is not there.
 *
 * @param {string} place
 * @param {boolean} isTalk
 * @returns {Promise<{ file: string, name: string }[]>}
 */
async function filesUnder(place, isTalk) {
  const found = await stat(place).catch(() => undefined);
  if (found === undefined) return [];
  if (!found.isDirectory()) return [{ file: place, name: '' }];
  const { files } = isTalk ? await filesOfTalk(place) : await filesIn(place);
  return files
    .filter((name) => !leavings.test(name) && !(isTalk && isUnread(name)))
    .map((name) => ({ file: path.join(place, name), name }));
}

/**
 * A hash over names and contents, but not times: a fresh clone and an old one give the same.
 *
 * @param {string} folder of the project
 * @param {readonly Input[]} inputs
 */
async function hashOf(folder, inputs) {
  const hash = createHash('sha256');
  for (const { path: input, isTalk = false, isMeant = () => true } of inputs) {
    const files = await filesUnder(path.resolve(folder, input), isTalk);
    for (const { file, name } of files.filter((one) => isMeant(one.name))) {
      const content = await readFile(file);
      hash.update(`\n${input} ${name} ${String(content.length)}\n`).update(content);
    }
  }
  return hash.digest('hex');
}

/**
 * A hash over the names and contents of all that goes into the site.
 *
 * @param {string} folder of the project
 * @param {string} slides the talk's folder, as `TALK_SLIDES` names it
 */
export const stampOf = (folder, slides) => hashOf(folder, [{ path: slides, isTalk: true }, ...PROGRAM]);

/**
 * A canonical name of a folder, which does not reveal where it lies on this machine.
 *
 * @param {string} folder absolute path
 */
async function talkName(folder) {
  const [real, home] = await Promise.all([realPlace(folder), realPlace(root)]);
  if (isWithin(real, home)) return path.relative(home, real).split(path.sep).join('/');
  const hash = createHash('sha256').update(real).digest('hex');
  return `${path.basename(real)}#${hash.slice(0, 8)}`;
}

/**
 * The present sources.
 *
 * @param {string} [slides] the talk's folder, from the project's
 * @returns {Promise<Sources>}
 */
export async function presentSources(slides = process.env['TALK_SLIDES'] ?? 'slides') {
  const folder = path.resolve(root, slides);
  const [talk, site, content, rest, checkout] = await Promise.all([
    talkName(folder),
    // A relative path, so that the hash does not depend on how the folder is written.
    stampOf(root, path.relative(root, folder).replaceAll(path.sep, '/')),
    hashOf(folder, [{ path: '.', isTalk: true, isMeant: (name) => !UNSEEN.test(name) }]),
    hashOf(root, PROGRAM),
    checkoutOf(folder),
  ]);
  // Products name the commit and its date, so that a new commit makes new ones of the same sources.
  const version = JSON.stringify([process.env['SOURCE_DATE_EPOCH'] ?? null, checkout ?? null]);
  return { talk, site, content, program: rest, version };
}

/**
 * Why a product was not made from these sources, or undefined. `text` ends a sentence that begins with the product.
 *
 * @param {Sources | undefined} from
 * @param {Sources} present
 * @returns {{ kind: 'other' | 'older' | 'version' | 'unknown', text: string } | undefined}
 */
export function differenceOf(from, present) {
  if (from === undefined) return { kind: 'unknown', text: 'is of unknown sources' };
  if (from.content !== present.content)
    return from.talk === present.talk
      ? { kind: 'older', text: 'is older than the slides' }
      : { kind: 'other', text: `is of another talk, in ${nameOf(from)}` };
  if (from.program !== present.program) return { kind: 'version', text: 'was made by another state of the program' };
  if (from.version !== present.version) return { kind: 'version', text: 'names another commit' };
  return undefined;
}

/**
 * The folder of a talk, for messages.
 *
 * @param {Sources} sources
 */
export const nameOf = ({ talk }) => talk.replace(/#[0-9a-f]{8}$/, '');
