import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PICTURE, type Sources } from '../src/loader/read.ts';
import { readPicture } from '../src/loader/pictures/picture-file.ts';

/** The folder of all cases of a stage. */
const stageFolder = (stage: string) => join(import.meta.dirname, 'fixtures', stage);

/** The cases of a stage: each a folder named by the situation. */
export const casesOf = (stage: string): string[] => readdirSync(stageFolder(stage)).sort();

export const fixturePath = (stage: string, name: string, file: string): string => join(stageFolder(stage), name, file);

export const readFixture = (stage: string, name: string, file: string): string =>
  readFileSync(fixturePath(stage, name, file), 'utf8');

/** What a case may have beside its input. */
export function readIfThere(stage: string, name: string, file: string): string | undefined {
  return existsSync(fixturePath(stage, name, file)) ? readFixture(stage, name, file) : undefined;
}

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

/** What figures are read for, where nothing else is said. */
export const in2019 = { talkYear: '2019' };

/** A picture that is beside every talk. */
const BOOT = { size: { width: 640, height: 400 }, faults: [] };

/**
 * One Markdown file as a whole talk, with a picture `boot.png` beside it, and those that lie in a folder.
 */
export function sourcesOf(
  text: string,
  yaml = plainYaml,
  others: {
    readonly glossary?: string | undefined;
    readonly register?: string | undefined;
    readonly rehearsal?: string;
    readonly published?: string;
    readonly beside?: string;
  } = {},
): Sources {
  const { beside: folder } = others;
  const names = folder !== undefined && existsSync(folder) ? readdirSync(folder) : [];
  const pictures = names.filter((one) => PICTURE.test(one));
  const beside = (name: string, content: string | undefined) =>
    content === undefined ? undefined : { path: `slides/${name}`, text: content };
  return {
    folder: 'slides',
    yaml: { path: 'slides/talk.yaml', text: yaml },
    files: [{ path: 'slides/input.md', text }],
    glossary: beside('glossary.yaml', others.glossary),
    register: beside('sources.yaml', others.register),
    rehearsal: beside('rehearsal.json', others.rehearsal),
    published: beside('published.txt', others.published),
    pictures: new Set(['boot.png', ...pictures]),
    others: new Set(names.filter((one) => !PICTURE.test(one))),
    lookAt: (path) =>
      Promise.resolve(
        folder !== undefined && pictures.includes(path)
          ? readPicture(readFileSync(join(folder, path)), path)
          : path === 'boot.png'
            ? BOOT
            : undefined,
      ),
    photographed: new Set(),
    messages: [],
  };
}
