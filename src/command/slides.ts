/** The slides that commands work on: `slides/`, or the folder in `TALK_SLIDES`. */
import { resolve } from 'node:path';
import { loadTalk } from '../loader/load-talk.ts';
import { readSources, type Sources } from '../loader/read.ts';
import { report } from '../loader/report.ts';
import { paintFor } from '../setup/colour.mjs';
import { Problem, root } from '../setup/project.mjs';
import type { Talk } from '../talk.ts';

/** The folder as the user writes it, relative to the project. */
export const slidesName = (): string => process.env['TALK_SLIDES'] ?? 'slides';

export const slidesFolder = (): string => resolve(root, slidesName());

export interface LoadedSlides {
  readonly talk: Talk;
  readonly sources: Sources;
  /** Warnings, formatted for the author; empty if there are none. */
  readonly warnings: string;
}

/** @throws Problem with all errors of the slides and their places */
export async function loadSlides(name = slidesName()): Promise<LoadedSlides> {
  const sources = await readSources(resolve(root, name), name);
  const { talk, messages } = await loadTalk(sources);
  const told = messages.length > 0 ? report(messages, sources, paintFor(process.stderr)) : '';
  if (!talk) throw new Problem(told);
  return { talk, sources, warnings: told };
}
