/** `npm start`: installs what is missing, builds when needed, serves the talk, opens it. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import util from 'node:util';
import { ensureInstalled } from './install.mjs';
import { openPage } from './open-page.mjs';
import { Problem, dist, firstLine, runCommand } from './project.mjs';
import { serve } from './server.mjs';
import { productAt } from './made.mjs';
import { ensureBuilt } from './site.mjs';
import { differenceOf, presentSources } from './stamp.mjs';

/** A fixed port, as long as it is free: the browser stores place and theme by address. */
const usualPort = 2019;

const usage = 'Usage: npm start -- [--port N] [--no-open]';

function readArguments() {
  try {
    const { values } = util.parseArgs({ options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } } });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536))
      throw new Error(`No such port: ${String(values.port)}`);
    return { port, open: values['no-open'] !== true };
  } catch (error) {
    throw new Problem(`${firstLine(error)}\n${usage}`);
  }
}

/** @param {number | undefined} port */
async function serveSite(port) {
  if (port === undefined) return serve(dist, { port: usualPort }).catch(() => serve(dist));
  return serve(dist, { port }).catch((/** @type {unknown} */ error) => {
    throw new Problem(`Port ${String(port)} cannot be used (${firstLine(error)}). Without --port a free one is found.`);
  });
}

/**
 * The PDF may be outdated, or of another talk.
 *
 * @param {string} url
 */
async function pdfAt(url) {
  const product = await productAt(path.join(dist, 'slides.pdf'));
  const difference = differenceOf(product?.from, await presentSources());
  if (difference === undefined) return `${url}slides.pdf`;
  const { kind, text } = difference;
  if (kind === 'other' || kind === 'unknown') return `\`npm run pdf\` makes it; the one in dist/ ${text}`;
  return `${url}slides.pdf ${text}; \`npm run pdf\` makes it anew`;
}

/** @param {string} url */
async function printAddresses(url) {
  /** @param {string} file */
  const has = (file) => existsSync(path.join(dist, file));
  const pdf = has('slides.pdf') ? await pdfAt(url) : '`npm run pdf` makes it';
  // One write: a program that reads the address may then close the pipe.
  console.log(
    [
      '',
      `  Deck     ${url}`,
      ...(has('read/index.html') ? [`  Reading  ${url}read/`] : []),
      `  PDF      ${pdf}`,
      '',
      '  Ctrl+C ends.',
      '',
    ].join('\n'),
  );
}

await runCommand(async () => {
  const { port, open } = readArguments();
  await ensureInstalled();
  await ensureBuilt();
  const { url, close } = await serveSite(port);
  await printAddresses(url);
  if (open) openPage(url);
  await new Promise((resolve) => {
    process.once('SIGINT', resolve).once('SIGTERM', resolve).once('SIGHUP', resolve);
  });
  await close();
  return 0;
});
