/** Terminal colours. */
import util from 'node:util';

/**
 * Whether to colour output to a stream: only on a terminal, and not with `NO_COLOR` (https://no-color.org).
 * `FORCE_COLOR` is ignored: programs that capture our output set it for their own.
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
 * Text in the colours of messages to authors.
 *
 * @param {Style} style
 * @param {string} text
 */
export const inColour = (style, text) => util.styleText(formats[style], text, { validateStream: false });

/**
 * The function that colours text for a stream, or leaves it plain.
 *
 * @param {{ isTTY?: boolean }} [stream]
 * @returns {(style: Style, text: string) => string}
 */
export const paintFor = (stream) => (isColoured(stream) ? inColour : (_, text) => text);
