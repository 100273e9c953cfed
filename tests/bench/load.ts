/** Loads a generated talk in a separate process, so that only its memory is measured. Prints one line of JSON. */
import { existsSync, readFileSync } from 'node:fs';
import { composeDeck } from '../../src/pages/deck/compose.ts';
import { emptyMemory, loadTalk } from '../../src/loader/load-talk.ts';
import { write } from '../../src/pages/write.ts';
import { makeTalk } from './make-talk.ts';

const [slides = 30, files = 6] = process.argv.slice(2).map(Number);
const sources = makeTalk(slides, files);
const memory = emptyMemory();

/** In MB. Linux counts the parent's memory into `maxRSS`, its own figure for the process does not. */
function peakMemory(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(status) ?? [];
  return kilobytes === undefined ? process.resourceUsage().maxRSS / 1024 : Number(kilobytes) / 1024;
}

const since = (start: number) => performance.now() - start;
const atLoad = performance.now();
const { talk } = await loadTalk(sources, memory);
if (!talk) throw new Error('The made-up talk has errors.');
const load = since(atLoad);
// What the site's page holds and what loading needed at its peak, before anything else is measured.
const peak = peakMemory();

const atWrite = performance.now();
write(composeDeck(talk));
const html = since(atWrite);

const [first, ...others] = sources.files;
if (!first) throw new Error('The made-up talk has no files.');
const edits = Array.from({ length: 5 }, (_, index) => first.text.replace('Slide number 5', `Slide edited ${index}`));
const times: number[] = [];
for (const text of edits) {
  const start = performance.now();
  await loadTalk({ ...sources, files: [{ ...first, text }, ...others] }, memory);
  times.push(since(start));
}
const edit = times.sort((a, b) => a - b)[2] ?? 0;

console.log(JSON.stringify({ load, peak, html, edit }));
