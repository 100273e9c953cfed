/** What an edition is made from: the commit and its date, never the clock. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * @typedef {import('../talk.ts').Version} Version
 *
 * @typedef {object} Checkout the state of a working tree
 * @property {string} commit
 * @property {Date} date when it was made
 * @property {boolean} isChanged
 */

/**
 * The output of git; rejects if git is missing or fails.
 *
 * @param {string} folder
 * @param {readonly string[]} args
 */
async function askGit(folder, args) {
  // A read-only command must not take a lock that another git waits for.
  const { stdout } = await promisify(execFile)('git', ['--no-optional-locks', ...args], { cwd: folder });
  return stdout;
}

/**
 * The repository that tracks the slides. Undefined without git, and for slides that were only unpacked into another
 * repository.
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
    return { commit, date: new Date(Number(seconds) * 1000), isChanged };
  } catch {
    return undefined;
  }
}

/**
 * `SOURCE_DATE_EPOCH` overrides the known date, as in other tools.
 *
 * @param {Date} known
 */
export function sourceDate(known, epoch = process.env['SOURCE_DATE_EPOCH'] ?? '') {
  return /^\d{1,11}$/.test(epoch.trim()) ? new Date(Number(epoch) * 1000) : known;
}

/**
 * The date is that of the commit, else the day of the talk.
 *
 * @param {object} from
 * @param {string} [from.epoch]
 * @param {Checkout | undefined} from.checkout
 * @param {string} from.day ISO date
 * @returns {Version}
 */
export function versionFrom({ epoch, checkout, day }) {
  const date = sourceDate(checkout?.date ?? new Date(`${day}T00:00:00Z`), epoch);
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
  return versionFrom({ checkout: await checkoutOf(slides), day });
}
