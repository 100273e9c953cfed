import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * Builds the site of other slides than this talk's.
 *
 * @throws what Vite says when there is a mistake
 */
export const buildTalk = (slides: string, out: string): Promise<unknown> =>
  promisify(execFile)(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], {
    env: { ...process.env, TALK_SLIDES: slides, TALK_OUT: out },
  });
