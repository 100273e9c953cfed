/** Terminal colours. */
import util from 'node:util';

/**
 * Whether a stream is to have colours: a terminal, unless somebody said no (https://no-color.org). `FORCE_COLOR` is not
 * heard: programs that read what we say set it for themselves.
 *
 * @param {{ isTTY?: boolean }} [stream]
 * @param {NodeJS.ProcessEnv} [env]
 */
export function isColoured(stream = process.stderr, env = process.env) {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}

/** @typedef {'place' | 'error' | 'warning' | 'mark'} Style */

/** @type {Readonly<Record<Style, Parameters<typeof util.styleText>[0]>>} */
const formats = { place: 'cyan', error: ['red', 'bold'], warning: ['yellow', 'bold'], mark: 'red' };

/**
 * Words in colours, as messages to authors have them.
 *
 * @param {Style} style
 * @param {string} text
 */
export const inColour = (style, text) => util.styleText(formats[style], text, { validateStream: false });

/**
 * How words are written to a stream.
 *
 * @param {{ isTTY?: boolean }} [stream]
 * @returns {(style: Style, text: string) => string}
 */
export const paintFor = (stream) => (isColoured(stream) ? inColour : (_, text) => text);
