import { createHash } from 'node:crypto';

/** The Content-Security-Policy, defined once for the pages and for the host's headers. */

/**
 * Only the site's own files may load: no inline style, nothing from other origins.
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

/** Policy of a redirect page: an icon and nothing else. */
export const DOOR_POLICY = ["default-src 'none'", "img-src 'self'", "base-uri 'none'", "form-action 'none'"].join('; ');

/** `frame-ancestors` works only as a header of the host. */
export const forHost = (policy: string): string => `${policy}; frame-ancestors 'self'`;
