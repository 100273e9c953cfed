import type { Talk } from '../talk.ts';
import { yearOfTalk } from '../year.ts';
import { readGlossary } from './beside/glossary.ts';
import { readMeta } from './beside/meta.ts';
import { checkPublished } from './beside/published.ts';
import { checkRehearsal } from './beside/rehearsal.ts';
import { checkUses, readSourcesYaml } from './beside/sources.ts';
import { checkTalk } from './check/talk.ts';
import { loadFile, type LoadedFile } from './load-file.ts';
import { isError, message, type Message } from './messages.ts';
import type { Sources } from './read.ts';
import { inOrder } from './report.ts';

/** The talk is missing if any message is an error. */
export interface LoadedTalk {
  readonly talk: Talk | undefined;
  /** Paths of the pictures that slides show, in the slides folder. Other files must not be published. */
  readonly pictures: readonly string[];
  /** In the order of files and lines. */
  readonly messages: readonly Message[];
}

/** Cache of loaded files by path: slides that did not change are not rendered again. */
export type Memory = Map<string, LoadedFile>;

export const emptyMemory = (): Memory => new Map();

/**
 * Converts Markdown to a talk, stage by stage. Pure except for the cache.
 *
 * @param memory cache that the caller keeps between runs; afterwards it contains exactly this run's files
 */
export async function loadTalk(sources: Sources, memory = emptyMemory()): Promise<LoadedTalk> {
  const files: LoadedFile[] = [];
  const { meta, messages: faults } = sources.yaml ? readMeta(sources.yaml) : missingYaml(sources);
  const register = readSourcesYaml(sources.register);
  const around = {
    lookAt: sources.lookAt,
    occasion: { talkYear: meta && yearOfTalk(meta) },
    addresses: register.addresses,
  };
  for (const file of sources.files) files.push(await loadFile(file, memory.get(file.path), around));
  memory.clear();
  for (const [index, file] of files.entries()) memory.set(sources.files[index]?.path ?? '', file);

  const slides = files.flatMap((file) => file.slides);
  const references = slides.flatMap((slide) => slide.references);
  const checked = slides.flatMap(({ slide }) => slide ?? []);
  const { parts, messages: ofTalk } = checkTalk(checked, {
    meta,
    references,
    pictures: sources.pictures,
    others: sources.others,
    yaml: sources.yaml?.path ?? sources.folder,
  });
  // If the first slide has no title, do not also report that the second opens no part.
  const messages = slides[0]?.slide ? ofTalk : ofTalk.filter(({ code }) => code !== 'part-missing');
  const glossary = readGlossary(checked, sources.glossary, register);
  const told = slides.flatMap((slide) => slide.messages);
  const own = [
    ...sources.messages,
    ...files.flatMap((file) => file.messages),
    // A register with errors defines nothing: report the cause, not each reference.
    ...(register.sources ? told : told.filter(({ code }) => code !== 'link-undefined')),
  ];
  const all = inOrder([
    ...own,
    ...faults,
    ...messages,
    ...glossary.messages,
    ...register.messages,
    // A glossary that cannot be read refers to nothing: report the cause, not each source that it alone uses.
    ...checkUses(register, [...references, ...glossary.references]).filter(
      ({ code }) => glossary.isRead || code !== 'source-unused',
    ),
    ...checkRehearsal(checked, sources.rehearsal),
    // A slide without a title, or inside an unclosed code block, loses its ids: report the cause, not each missing id.
    ...(own.some(isError) ? [] : checkPublished(checked, sources.published)),
  ]);
  const talk =
    meta && !all.some(isError)
      ? {
          meta,
          glossary: glossary.terms,
          sources: register.sources ?? [],
          slides: slides.flatMap(({ rendered }) => rendered ?? []),
          parts,
        }
      : undefined;
  const shown = new Set(references.filter(({ kind }) => kind === 'picture').map(({ target }) => target));
  const pictures = [...sources.pictures].filter((path) => shown.has(path.normalize('NFC')));
  return { talk, pictures, messages: all };
}

function missingYaml(sources: Sources): { readonly meta?: undefined; readonly messages: readonly Message[] } {
  if (sources.files.length === 0) return { messages: [] };
  const place = { file: sources.folder, line: 1, column: 1 };
  return { messages: [message('yaml-missing', place, sources.folder)] };
}
