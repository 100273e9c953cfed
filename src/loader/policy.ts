import { createHash } from 'node:crypto';

/** What a page may do, in the words of a Content-Security-Policy; once, for the page itself and for its host's headers. */

/**
 * Only what the talk is made of may load: no inline style, nothing from elsewhere.
 *
 * @param script the one that stands in a page itself, known by its hash
 */
export const policyWith = (script: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** A page that only leads on has an icon, and nothing else to load. */
export const DOOR_POLICY = ["default-src 'none'", "img-src 'self'", "base-uri 'none'", "form-action 'none'"].join('; ');

/** What only a host can say: a page cannot forbid, by itself, that others put it into a frame. */
export const forHost = (policy: string): string => `${policy}; frame-ancestors 'self'`;
