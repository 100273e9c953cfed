/** What an edition is made from: the commit and its date, never the clock. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * @typedef {import('../talk.ts').Version} Version
 *
 * @typedef {object} Checkout the state of a working tree
 * @property {string} commit
 * @property {number} seconds after 1970, when the commit was made
 * @property {boolean} isChanged
 */

/**
 * What git says; rejects where there is none, and where it has nothing to say.
 *
 * @param {string} folder
 * @param {readonly string[]} args
 */
async function askGit(folder, args) {
  // Whoever only looks takes no lock that another git is waiting for.
  const { stdout } = await promisify(execFile)('git', ['--no-optional-locks', ...args], { cwd: folder });
  return stdout;
}

/**
 * The repository that has the slides; none where they only lie in somebody's repository, unpacked from an archive, or
 * where there is no git.
 *
 * @param {string} slides absolute path of their folder
 * @param {typeof askGit} [ask]
 * @returns {Promise<Checkout | undefined>}
 */
export async function checkoutOf(slides, ask = askGit) {
  /** @param {readonly string[]} args */
  const git = async (...args) => (await ask(slides, args)).trim();
  try {
    await git('ls-files', '--error-unmatch', 'talk.yaml');
    const [commit = '', seconds] = (await git('log', '-1', '--no-show-signature', '--format=%H %ct')).split(' ');
    const isChanged = (await git('status', '--porcelain', '--untracked-files=normal')) !== '';
    return { commit, seconds: Number(seconds), isChanged };
  } catch {
    return undefined;
  }
}

/**
 * The date is `SOURCE_DATE_EPOCH`, as other tools read it, else that of the commit, else the day of the talk.
 *
 * @param {object} from
 * @param {string | undefined} from.epoch
 * @param {Checkout | undefined} from.checkout
 * @param {string} from.day ISO date
 * @returns {Version}
 */
export function versionFrom({ epoch = '', checkout, day }) {
  const seconds = /^\d{1,11}$/.test(epoch.trim()) ? Number(epoch) : checkout?.seconds;
  const date = new Date(seconds === undefined ? `${day}T00:00:00Z` : seconds * 1000);
  return {
    commit: checkout?.commit,
    isChanged: checkout?.isChanged ?? false,
    date: date.toISOString().replace('.000Z', 'Z'),
  };
}

/**
 * @param {string} slides absolute path of their folder
 * @param {string} day of the talk
 */
export async function versionOf(slides, day) {
  return versionFrom({ epoch: process.env.SOURCE_DATE_EPOCH, checkout: await checkoutOf(slides), day });
}
