/** Valibot with messages for authors: each schema's description says what the value must be. */
import * as v from 'valibot';
import { isDate } from '../../dates.ts';

/** A problem with an external value, located by the path of its key. */
export interface Complaint {
  readonly kind: 'unknown' | 'missing' | 'value';
  readonly path: readonly string[];
  /** For `unknown` the keys that are allowed there, otherwise one phrase. */
  readonly expected: readonly string[];
  readonly received: string;
}

type Entries = Readonly<Record<string, v.GenericSchema>>;

export function check<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
):
  | { readonly value: v.InferOutput<S>; readonly complaints?: never }
  | { readonly value?: never; readonly complaints: readonly Complaint[] } {
  const result = v.safeParse(schema, value);
  if (result.success) return { value: result.output };
  return { complaints: result.issues.map((issue) => complaint(schema, issue)) };
}

function complaint(schema: v.GenericSchema, issue: v.BaseIssue<unknown>): Complaint {
  const path = (issue.path ?? []).map(({ key }) => String(key));
  const received = typeof issue.input === 'string' ? issue.input : issue.received;
  const isOfObject = issue.type === 'strict_object' && issue.path !== undefined;
  if (isOfObject && issue.expected === 'never') {
    return { kind: 'unknown', path, expected: Object.keys(entriesAt(schema, path.slice(0, -1))), received };
  }
  const kind = issue.input === undefined ? 'missing' : 'value';
  return { kind, path, expected: [describe(schema, path)], received };
}

/** Keys of the object at this path. */
export function entriesAt(schema: v.GenericSchema, path: readonly string[]): Entries {
  const at = path.reduce<v.GenericSchema | undefined>((inner, key) => inner && below(inner, key), schema);
  return at ? entries(at) : {};
}

function describe(schema: v.GenericSchema, path: readonly string[]): string {
  const key = path.at(-1) ?? '';
  const around = path
    .slice(0, -1)
    .reduce<v.GenericSchema | undefined>((inner, one) => inner && below(inner, one), schema);
  const field = (around && below(around, key)) ?? schema;
  return v.getDescription(unwrapped(field) ?? field) ?? 'another value';
}

function entries(schema: v.GenericSchema): Entries {
  const object = unwrapped(schema) ?? schema;
  return 'entries' in object && isEntries(object.entries) ? object.entries : {};
}

/** Schema of the value at a key; a record has the same for all keys. */
function below(schema: v.GenericSchema, key: string): v.GenericSchema | undefined {
  const named = entries(schema)[key];
  return named ?? (schema.type === 'record' && 'value' in schema && isSchema(schema.value) ? schema.value : undefined);
}

const isEntries = (value: unknown): value is Entries => typeof value === 'object' && value !== null;

function unwrapped(schema: v.GenericSchema): v.GenericSchema | undefined {
  return 'wrapped' in schema && isSchema(schema.wrapped) ? schema.wrapped : undefined;
}

const isSchema = (value: unknown): value is v.GenericSchema =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema';

/** `90s`, `2m`, `1m30s`, `1 h 30 min`, `30 minutes`. Matches `1m30s`. */
const WORDS =
  /^(?=\d)(?:(\d+)\s*(?:h|hrs?|hours?)(?![a-z])\.?)?[\s,]*(?:(\d+)\s*(?:m|mins?|minutes?)(?![a-z])\.?)?[\s,]*(?:(\d+)\s*(?:s|secs?|seconds?)(?![a-z])\.?)?$/i;
/** `0:30:00` */
const CLOCK = /^(\d{1,2}):([0-5]\d):([0-5]\d)$/;
/** `PT30M`, ISO 8601 */
const ISO = /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/;

function secondsOf(text: string): number | undefined {
  const trimmed = text.trim().replace(/^(\d+ ?h) ?(\d{1,2})$/i, '$1 $2m');
  const match = WORDS.exec(trimmed) ?? CLOCK.exec(trimmed) ?? ISO.exec(trimmed);
  if (!match) return undefined;
  const [, hours = '0', minutes = '0', seconds = '0'] = match;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** Parses an author's duration to seconds; a slide that is not spoken has `0s`. */
export const duration = v.pipe(
  v.string(),
  v.check((text) => secondsOf(text) !== undefined),
  v.transform((text) => secondsOf(text) ?? 0),
  v.description('a duration such as `90s`, `2m` or `1m30s`'),
);

/** Suggestion for a number without a unit, or with a unit in another language. */
export function meantDuration(text: string): string | undefined {
  const [, count] = /^(\d+)(?:\s*(?:[^\d\s:]+|:00))?$/u.exec(text.trim()) ?? [];
  return count && `${count}m`;
}

/** Formats seconds as `1 min 30 s`. */
export function spokenDuration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return [minutes > 0 && `${minutes} min`, (rest > 0 || minutes === 0) && `${rest} s`]
    .filter((part) => part !== false)
    .join(' ');
}

const isLanguage = (tag: string) => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

export const language = v.pipe(v.string(), v.check(isLanguage), v.description('a language tag such as `en`'));

export const date = v.pipe(
  v.string(),
  v.check(isDate),
  v.description('a date such as `2020`, `2020-02` or `2020-02-14`'),
);

/** Required, non-empty text. */
export const text = (what: string) => v.pipe(v.string(), v.nonEmpty(), v.description(what));
