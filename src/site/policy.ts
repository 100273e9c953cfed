import { createHash } from 'node:crypto';

/** What a page may do, in the words of a Content-Security-Policy; once, for the page itself and for its host's headers. */

/**
 * Only what the talk is made of may load: no inline style, nothing from elsewhere.
 *
 * @param script the one that stands in the page itself, if any, known by its hash
 */
export const policyWith = (script?: string): string =>
  [
    "default-src 'none'",
    ["script-src 'self'", ...(script === undefined ? [] : [hashOf(script)])].join(' '),
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

const hashOf = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/** A page that only leads on has an icon, and nothing else to load. */
export const DOOR_POLICY = ["default-src 'none'", "img-src 'self'", "base-uri 'none'", "form-action 'none'"].join('; ');

/** What only a host can say: a page cannot forbid, by itself, that others put it into a frame. */
export const forHost = (policy: string): string => `${policy}; frame-ancestors 'self'`;
