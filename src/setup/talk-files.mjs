/** Which of the files in a talk's folder belong to the talk: the loader reads these, and the stamp hashes these. */
import { filesIn } from './files.mjs';

/** The folder of slide pictures, in the talk's folder: slides of different talks may have the same names. */
export const PHOTOGRAPHS = '.pictures';

/** A Markdown file, whether it has slides or not. */
export const MARKDOWN = /\.(?:md|mdown|markdown|mdx)$/i;

/** Documents about a repository, such as a README, which may exist in several languages. */
const PAPERS = /^(?:readme(?:[._-][a-z]{2,3}(?:[_-][a-z]{2,4})?)?|licen[cs]e|copying|changelog|contributing)\.\w+$/i;

/** Draft files, and files in folders of drafts. */
const DRAFT = /(?:^|\/)_|\.draft\.\w+$/i;

/**
 * Whether a Markdown file is known not to be slides, so that no message mentions it.
 *
 * @param {string} path from the talk's folder, with slashes
 */
export const isPassedOver = (path) =>
  MARKDOWN.test(path) && (DRAFT.test(path) || PAPERS.test(path.slice(path.lastIndexOf('/') + 1)));

/**
 * Whether a Markdown file never becomes slides: it is passed over, or lies in a subfolder.
 *
 * @param {string} path from the talk's folder, with slashes
 */
export const isUnread = (path) => isPassedOver(path) || (MARKDOWN.test(path) && path.includes('/'));

/**
 * All files in a talk's folder, except in hidden folders: these belong to other tools and may be large.
 *
 * @param {string} folder
 */
export const filesOfTalk = (folder) =>
  filesIn(folder, (path) => path === PHOTOGRAPHS || !/(?:^|\/)\.[^/]*$/.test(path));
