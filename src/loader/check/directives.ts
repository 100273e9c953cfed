/** All directives with their attributes: the single definition. */
import type { RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import * as v from 'valibot';
import { figures } from '../../figures/index.ts';
import { layouts, origins } from '../../talk.ts';
import { check, date, duration, language } from './schema.ts';

const quoted = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');
const id = v.pipe(v.string(), v.description('an id such as `xen-guest-types`'));
const layout = v.pipe(v.picklist(layouts), v.description(`one of ${quoted(layouts)}`));
const originNames = v.pipe(
  v.string(),
  v.transform((names) => names.split(/\s+/)),
  v.array(v.picklist(origins)),
  v.description(`one or more of ${quoted(origins)}`),
);

const plain = v.strictObject({});
const slide = v.strictObject({
  layout: v.optional(layout),
  budget: v.optional(duration),
  id: v.optional(id),
  backup: v.optional(v.pipe(v.literal(''), v.description('no value: `backup` alone'))),
  alias: v.optional(v.pipe(v.string(), v.description('a former id of the slide; several are divided by blanks'))),
  lang: v.optional(language),
  print: v.optional(v.pipe(v.literal('steps'), v.description('`steps`'))),
});
const rebuilt = v.strictObject({ from: originNames });
const since = v.strictObject({ date });
/** Each value has a CSS rule: the page's policy refuses inline styles. */
const WIDTHS = Array.from({ length: 10 }, (_, index) => `${((index + 1) * 10).toString()}%`);
const picture = v.strictObject({
  width: v.pipe(v.picklist(WIDTHS), v.description('a share of the room in tens: `10%`, `20%`, … `100%`')),
});
const figure = v.strictObject({
  state: v.optional(v.pipe(v.string(), v.description('the state it first stands in'))),
  steps: v.optional(v.pipe(v.string(), v.description('states divided by `|`, one for each step'))),
  print: v.optional(v.pipe(v.string(), v.description('the state on paper'))),
});

interface Directive {
  /** `::name{…}` alone, or `:::name` … `:::` with blocks inside. */
  readonly form: 'leaf' | 'container';
  readonly attributes: v.GenericSchema;
  /** The directive that must stand right around it. */
  readonly inside?: string;
  /** What its children must be, in words, and the test. */
  readonly holds?: { readonly expected: string; readonly test: (children: readonly RootContent[]) => boolean };
  /** Values that a wrong one may be near to. */
  readonly values?: readonly string[];
}

const something = (expected: string) => ({ expected, test: (children: readonly RootContent[]) => children.length > 0 });

const twoColumns = {
  expected: 'two `:::column` or more',
  test: (children: readonly RootContent[]) => children.length > 1,
};

const pictureFirst = {
  expected: 'a picture, and below it perhaps its caption',
  test: ([first]: readonly RootContent[]) =>
    first?.type === 'paragraph' && first.children.some(({ type }) => type === 'image' || type === 'imageReference'),
};

export const directives: Readonly<Record<string, Directive>> = {
  slide: { form: 'leaf', attributes: slide, values: [...layouts, 'steps'] },
  steps: { form: 'container', attributes: plain, holds: something('at least one block') },
  columns: { form: 'container', attributes: plain, holds: twoColumns },
  column: { form: 'container', attributes: plain, inside: 'columns', holds: something('at least one block') },
  rebuilt: { form: 'container', attributes: rebuilt, holds: something('what was restored'), values: origins },
  picture: { form: 'container', attributes: picture, holds: pictureFirst, values: WIDTHS },
  since: { form: 'container', attributes: since, holds: something('what has changed') },
  ...Object.fromEntries(
    figures.map(({ name }) => [name, { form: 'container', attributes: figure, holds: something('what it draws') }]),
  ),
};

export const schemas = { slide, rebuilt, since, picture, figure };

/** A directive's attributes, if they are right; `check` says what is wrong with others. */
export function readAttributes<S extends v.GenericSchema>(
  schema: S,
  node: ContainerDirective | LeafDirective,
): v.InferOutput<S> | undefined {
  return check(schema, node.attributes ?? {}).value;
}
