import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sources } from '../src/loader/read.ts';

/** The folder of all cases of a stage. */
const stageFolder = (stage: string) => join(import.meta.dirname, 'fixtures', stage);

/** The cases of a stage: each a folder named by the situation. */
export const casesOf = (stage: string): string[] => readdirSync(stageFolder(stage)).sort();

export const fixturePath = (stage: string, name: string, file: string): string => join(stageFolder(stage), name, file);

export const readFixture = (stage: string, name: string, file: string): string =>
  readFileSync(fixturePath(stage, name, file), 'utf8');

export const plainYaml = [
  'title: Talk',
  'author: { name: Somebody }',
  'event: Event',
  'date: 2019-03-20',
  'place: Tokyo',
  'language: en',
  'slot: 30m',
  'licence: CC-BY-4.0',
].join('\n');

/** One Markdown file as a whole talk, with a picture `boot.png` beside it. */
export function sourcesOf(
  text: string,
  yaml = plainYaml,
  others: { readonly glossary?: string; readonly rehearsal?: string; readonly published?: string } = {},
): Sources {
  const beside = (name: string, content: string | undefined) =>
    content === undefined ? undefined : { path: `slides/${name}`, text: content };
  return {
    folder: 'slides',
    yaml: { path: 'slides/talk.yaml', text: yaml },
    files: [{ path: 'slides/input.md', text }],
    glossary: beside('glossary.yaml', others.glossary),
    rehearsal: beside('rehearsal.json', others.rehearsal),
    published: beside('published.txt', others.published),
    pictures: new Set(['boot.png']),
    photographed: new Set(),
    messages: [],
  };
}
