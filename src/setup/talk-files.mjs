/** Which of the files in a talk's folder are the talk's: the loader reads those, and a stamp is made of those. */
import { filesIn } from './files.mjs';

/** Where the pictures of slides lie, in the talk's folder: another talk has slides of the same names. */
export const PHOTOGRAPHS = '.pictures';

/** By its name, whatever it is for. */
export const MARKDOWN = /\.(?:md|mdown|markdown|mdx)$/i;

/** What tells about a folder to those who find it in a repository; a README may be there in several languages. */
const PAPERS = /^(?:readme(?:[._-][a-z]{2,3}(?:[_-][a-z]{2,4})?)?|licen[cs]e|copying|changelog|contributing)\.\w+$/i;

/** A file, or the folder it lies in. */
const DRAFT = /(?:^|\/)_|\.draft\.\w+$/i;

/**
 * Whether a Markdown file is known not to be slides, and nothing need be said about it.
 *
 * @param {string} path from the talk's folder, with slashes
 */
export const isPassedOver = (path) =>
  MARKDOWN.test(path) && (DRAFT.test(path) || PAPERS.test(path.slice(path.lastIndexOf('/') + 1)));

/**
 * Whether a Markdown file never becomes slides where it lies: it is passed over, or in a folder of its own.
 *
 * @param {string} path from the talk's folder, with slashes
 */
export const isUnread = (path) => isPassedOver(path) || (MARKDOWN.test(path) && path.includes('/'));

/**
 * All that lies in a talk's folder, without what hidden folders hold: they are those of other tools, and may be large.
 *
 * @param {string} folder
 */
export const filesOfTalk = (folder) =>
  filesIn(folder, (path) => path === PHOTOGRAPHS || !/(?:^|\/)\.[^/]*$/.test(path));
