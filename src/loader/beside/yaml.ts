import type * as v from 'valibot';
import { isMap, isScalar, LineCounter, parseDocument, visit, type Document, type YAMLError } from 'yaml';
import type { Place } from '../../talk.ts';
import { message, type Message } from '../messages.ts';
import type { SourceFile } from '../read.ts';
import { nearest } from '../../nearest.ts';
import { joinFolded } from '../soft-breaks.ts';
import { check, entriesAt, meantDuration } from '../check/schema.ts';

interface Read<T> {
  readonly value?: T;
  /** Position of the value at this path of keys. */
  readonly placeOf: (path: readonly string[]) => Place;
  readonly messages: readonly Message[];
}

/** Alternative forms that an author may use. */
interface Forms {
  /** Accepted aliases of top-level keys. */
  readonly synonyms?: Readonly<Record<string, string>>;
  /** Rejected names, with the key to suggest. */
  readonly meant?: Readonly<Record<string, string>>;
  /** Normalization of values, by key. */
  readonly values?: Readonly<Record<string, (value: unknown) => unknown>>;
  /** Valid values for suggestions, by the last key of the path. */
  readonly words?: Readonly<Record<string, readonly string[]>>;
}

/** Parses and validates a YAML file; every error is reported at its key. */
export function readYaml<S extends v.GenericSchema>(
  schema: S,
  file: SourceFile,
  { synonyms = {}, meant = {}, values = {}, words = {} }: Forms = {},
): Read<v.InferOutput<S>> {
  const lines = new LineCounter();
  // The core schema has no timestamps, so that dates stay strings.
  const document = parseDocument(file.text, { lineCounter: lines, schema: 'core', prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file: file.path, line, column: col };
  };
  /** Key as written, by canonical key. */
  const own = new Map<string, string>();
  const placeOf = ([first = '', ...rest]: readonly string[]) =>
    placeAt(offsetOf(document, [own.get(first) ?? first, ...rest]));

  const [fault] = document.errors;
  const opening = fault && openingOf(document, fault, file.text);
  if (opening !== undefined) {
    const sign = file.text.charAt(opening);
    const closing = { '[': ']', '{': '}' }[sign] ?? sign;
    return { placeOf, messages: [message('yaml-unclosed', placeAt(opening), sign, closing)] };
  }
  if (fault) return { placeOf, messages: [message('yaml-syntax', placeAt(fault.pos[0]), fault.message)] };

  if (!isMap(document.contents)) {
    return { placeOf, messages: [message('yaml-syntax', placeAt(0), 'it holds no keys')] };
  }

  visit(document, {
    Scalar: (_key, node) => {
      const source = file.text.slice(node.range?.[0], node.range?.[1]);
      const isFolded = node.type !== 'BLOCK_LITERAL' && source.trimEnd().includes('\n');
      if (isFolded && typeof node.value === 'string') node.value = joinFolded(node.value);
    },
  });
  const given: unknown = document.toJS();
  const known = Object.keys(entriesAt(schema, []));
  const unknown =
    known.length > 0 && isRecord(given) ? Object.keys(given).filter((key) => nameOf(key, given) === undefined) : [];
  const result = check(schema, isRecord(given) ? ours(given) : given);
  const messages = (result.complaints ?? []).map(({ kind, path, expected, received }) => {
    const key = path.join('.') || (file.path.split('/').at(-1) ?? '');
    if (kind === 'missing') return message('yaml-key-missing', placeOf(path.slice(0, -1)), key, expected[0] ?? '');
    if (kind === 'unknown')
      return message('yaml-key-unknown', placeOf(path), key, expected, nearest(path.at(-1) ?? '', expected));
    const valid = words[path.at(-1) ?? ''];
    const isDuration = expected[0]?.includes('`30m`');
    return message(
      'yaml-value',
      placeOf(path),
      key,
      received,
      expected[0] ?? '',
      isDuration ? meantDuration(received) : valid ? nearest(received, valid) : asText(path),
    );
  });
  const ofKeys = unknown.map((key) => message('yaml-key-unknown', placeOf([key]), key, known, meantBy(key)));
  const all = [...messages, ...ofKeys];
  return { ...(all.length === 0 && { value: result.value }), placeOf, messages: all };

  /** The canonical key, if the key is known. */
  function nameOf(key: string, record: Readonly<Record<string, unknown>>): string | undefined {
    const synonym = synonyms[key];
    return known.length === 0 || known.includes(key)
      ? key
      : synonym !== undefined && !(synonym in record)
        ? synonym
        : undefined;
  }

  function meantBy(key: string): string | undefined {
    return synonyms[key] ?? meant[key.toLowerCase()] ?? nearest(key, known);
  }

  /** Values by canonical key. A misspelt key counts as its suggestion, so that it is not also reported as missing. */
  function ours(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const entries = Object.entries(record).flatMap(([key, value]): [string, unknown][] => {
      const near = nameOf(key, record) ?? meantBy(key);
      if (near === undefined || (near !== key && near in record)) return [];
      if (near !== key) own.set(near, key);
      return [[near, values[near]?.(value) ?? value]];
    });
    return Object.fromEntries(entries);
  }

  /** Converts a number or a date that was meant as text. */
  function asText([first = '', ...rest]: readonly string[]): string | undefined {
    const node = document.getIn([own.get(first) ?? first, ...rest], true);
    const isText = !isScalar(node) || (typeof node.value !== 'number' && typeof node.value !== 'boolean');
    return isText ? undefined : JSON.stringify(node.source ?? String(node.value));
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Start of the unclosed quoted text or bracketed list that causes the error. */
function openingOf(
  document: Document,
  { code, pos: [at], message: reason }: YAMLError,
  text: string,
): number | undefined {
  let opening: number | undefined;
  visit(document, {
    Scalar(_, { type, range }) {
      if (!range || (type !== 'QUOTE_DOUBLE' && type !== 'QUOTE_SINGLE')) return;
      const [start, end] = range;
      // Closed by the first quote of a later text: the parser reports the error there, far from its cause.
      const isCutOff = code === 'UNEXPECTED_TOKEN' && at === end && text.slice(start, end).includes('\n');
      if ((code === 'MISSING_CHAR' && at === end) || isCutOff) opening ??= start;
    },
    Collection(_, { flow, range }) {
      if (flow === true && range?.[1] === at && code === 'BAD_INDENT' && reason.includes('end with'))
        opening ??= range[0];
    },
  });
  return opening;
}

/** Position of the key at this path. */
function offsetOf(document: Document, path: readonly string[]): number {
  const parent: unknown = path.length > 1 ? document.getIn(path.slice(0, -1)) : document.contents;
  // In lists and alternative forms, use the enclosing node.
  if (!isMap(parent)) return path.length > 1 ? offsetOf(document, path.slice(0, -1)) : 0;
  const key = parent.items.map((pair) => pair.key).find((item) => isScalar(item) && String(item.value) === path.at(-1));
  return isScalar(key) ? (key.range?.[0] ?? 0) : 0;
}
