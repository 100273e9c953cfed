/** The slides that commands are about: those in `slides/`, or where `TALK_SLIDES` says. */
import { resolve } from 'node:path';
import { loadTalk } from '../loader/load-talk.ts';
import { readSources, type Sources } from '../loader/read.ts';
import { report } from '../loader/report.ts';
import { paintFor } from '../setup/colour.mjs';
import { Problem, root } from '../setup/project.mjs';
import type { Talk } from '../talk.ts';

/** The folder as one writes it, from the project's. */
export const slidesName = (): string => process.env['TALK_SLIDES'] ?? 'slides';

export const slidesFolder = (): string => resolve(root, slidesName());

export interface LoadedSlides {
  readonly talk: Talk;
  readonly sources: Sources;
  /** Warnings, as an author reads them; empty where there are none. */
  readonly warnings: string;
}

/** @throws Problem that names all errors of the slides with their places */
export async function loadSlides(name = slidesName()): Promise<LoadedSlides> {
  const sources = await readSources(resolve(root, name), name);
  const { talk, messages } = await loadTalk(sources);
  const told = messages.length > 0 ? report(messages, sources, paintFor(process.stderr)) : '';
  if (!talk) throw new Problem(told);
  return { talk, sources, warnings: told };
}
