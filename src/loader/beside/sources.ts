/** `sources.yaml`: the sources of the talk, by the ids that slides and the glossary use. */
import * as v from 'valibot';
import type { Nodes, Root } from 'mdast';
import { sourceKinds, type Place, type Reading, type Source } from '../../talk.ts';
import { isSafe, pageOf } from '../../render/links.ts';
import { nearest } from '../../nearest.ts';
import { walk } from '../../trees.ts';
import { isId } from '../check/id.ts';
import type { Reference } from '../check/links.ts';
import { date, text } from '../check/schema.ts';
import { quoted } from '../directives/directive.ts';
import { message, type Message } from '../messages.ts';
import type { SourceFile } from '../read.ts';
import { readYaml } from './yaml.ts';

/** Whether it is a safe web address. */
export const isAddress = (url: string): boolean => /^https?:/i.test(url) && isSafe(url) && URL.canParse(url);

const address = v.pipe(v.string(), v.check(isAddress), v.description('an address such as `https://example.org/`'));

/** YAML reads a year alone as a number. */
const exactDate = v.pipe(v.union([v.string(), v.number()]), v.transform(String), date);

const sourcesYaml = v.record(
  v.string(),
  v.pipe(
    v.strictObject({
      url: address,
      title: text('the title of the source'),
      by: v.optional(text('its author or publisher')),
      kind: v.pipe(v.picklist(sourceKinds), v.description(`one of ${quoted(sourceKinds)}`)),
      date: v.optional(exactDate),
      read: v.optional(v.pipe(date, v.length(10), v.description('the day it was last read, such as `2020-02-14`'))),
      unread: v.optional(text('why it is listed though nobody has read it')),
      archived: v.optional(address),
      says: v.optional(text('what was found there')),
    }),
    v.description(
      '`url`, `title` and `kind` below it, `read` or `unread`, and perhaps `by`, `date`, `archived` and `says`',
    ),
  ),
);

/** The register and its messages. */
export interface Register {
  readonly isThere: boolean;
  /** In file order; missing if the file has errors. */
  readonly sources: readonly Source[] | undefined;
  /** By label. */
  readonly addresses: Addresses;
  readonly placeOf: (id: string) => Place;
  readonly messages: readonly Message[];
}

/** Addresses of sources by the labels that refer to them, see {@link asLabel}. */
export type Addresses = ReadonlyMap<string, string>;

/** Parses `sources.yaml`. */
export function readSourcesYaml(file: SourceFile | undefined): Register {
  const none: Place = { file: '', line: 1, column: 1 };
  if (!file) return { isThere: false, sources: [], addresses: new Map(), placeOf: () => none, messages: [] };
  const { value, placeOf, messages } = readYaml(sourcesYaml, file, { words: { kind: sourceKinds } });
  const entries = Object.entries(value ?? {}).map(([id, { read, unread, ...entry }]) => {
    const isBoth = read !== undefined && unread !== undefined;
    return { entry: { id, ...entry }, reading: isBoth ? undefined : readingOf(read, unread), isBoth };
  });
  const sources = entries.flatMap(({ entry, reading }): Source[] => (reading ? [{ ...entry, ...reading }] : []));
  const firstOf = new Map<string, string>();
  const faults = entries.flatMap(({ entry: { id, url }, reading, isBoth }): Message[] => {
    const page = pageOf(url);
    const first = firstOf.get(page);
    if (first === undefined) firstOf.set(page, id);
    return [
      ...(isId(id) ? [] : [message('source-id', placeOf([id]), id)]),
      ...(first === undefined ? [] : [message('source-second', placeOf([id, 'url']), id, first)]),
      ...(reading ? [] : [message('source-read', placeOf(isBoth ? [id, 'unread'] : [id]), id, isBoth)]),
    ];
  });
  const isRight = value !== undefined && faults.length === 0;
  return {
    isThere: true,
    sources: isRight ? sources : undefined,
    addresses: new Map(isRight ? sources.map(({ id, url }) => [asLabel(id), url]) : []),
    placeOf: (id) => placeOf([id]),
    messages: [...messages, ...faults],
  };
}

/** None if neither is known. */
function readingOf(read: string | undefined, unread: string | undefined): Reading | undefined {
  if (read !== undefined) return { read };
  return unread === undefined ? undefined : { unread };
}

/** Normalizes an id as the parser normalizes labels; lower case. */
export const asLabel = (id: string) => id.toLowerCase().toUpperCase().toLowerCase();

/** Replaces references to sources by links to their addresses. Changes the tree. */
export function linkSources(root: Root, addresses: Addresses): void {
  if (addresses.size === 0) return;
  walk(root, (node) => {
    if (!('children' in node)) return;
    // The union of child types cannot express that a link may replace a reference.
    const children: Nodes[] = node.children;
    for (const [index, child] of children.entries()) {
      const url = child.type === 'linkReference' ? addresses.get(child.identifier) : undefined;
      if (child.type !== 'linkReference' || url === undefined) continue;
      const { children: words, position } = child;
      children[index] = { type: 'link', url, children: words, ...(position && { position }) };
    }
  });
}

/** Reports linked pages that the register lacks, and unused entries; `pageOf` normalizes the addresses. */
export function checkUses({ isThere, sources, placeOf }: Register, references: readonly Reference[]): Message[] {
  if (!isThere || !sources) return [];
  const pages = references.filter(({ kind }) => kind === 'page');
  const known = new Set(sources.map(({ url }) => pageOf(url)));
  const reached = new Set(pages.map(({ target }) => pageOf(target)));
  return [
    ...pages
      .filter(({ target }) => !known.has(pageOf(target)))
      .map(({ target, place }) => message('link-unlisted', place, target, nearestSource(target, sources))),
    ...sources
      .filter(({ url }) => !reached.has(pageOf(url)))
      .map(({ id }) => message('source-unused', placeOf(id), id)),
  ];
}

/** The id of the entry with the most similar address. */
function nearestSource(url: string, sources: readonly Source[]): string | undefined {
  const addresses = sources.map((source) => source.url);
  const similar = nearest(url, addresses);
  return sources.find((source) => source.url === similar)?.id;
}
