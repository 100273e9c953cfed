import type { Nodes, RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import type { Occasion } from '../../year.ts';
import type * as v from 'valibot';
import type { Block } from '../../blocks.ts';
import type { Place } from '../../talk.ts';
import { isWithin } from '../directives/directive.ts';
import { directiveOf, directives } from '../directives/index.ts';
import { slideOptions, slideValues } from '../directives/slide.ts';
import { insteadOfBlock } from '../dialects/instead.ts';
import { closes, withoutMargin } from '../cut.ts';
import { message, type Message } from '../messages.ts';
import { nearest } from '../../nearest.ts';
import { placeOf, sourceOf } from '../parse.ts';
import { check, type Complaint } from './schema.ts';

type Directive = ContainerDirective | LeafDirective;

interface Context {
  readonly text: string;
  readonly inNotes: boolean;
  /** Whether it is the `::slide{…}` at the start of the slide. */
  readonly isOptions: boolean;
  readonly occasion: Occasion;
}

/**
 * Checks that a directive is known, closed and in a valid position; `readDirective` parses it.
 *
 * @param ancestors outermost first
 */
export function checkDirective(node: Directive, ancestors: readonly Nodes[], context: Context): Message[] {
  const place = placeOf(node);
  const { name } = node;
  const directive = directiveOf(name);
  const source = sourceOf(node, context.text);
  const colons = /^:+/.exec(source)?.[0] ?? ':::';
  if (!directive && name !== 'slide') {
    const known = ['slide', ...directives.keys()];
    return [
      message('directive-unknown', headOf(place, source), name, known, nearest(name, known), insteadOfBlock(name)),
    ];
  }
  if ((node.type === 'leafDirective') !== (name === 'slide')) {
    const expected = name === 'slide' ? `::${name}{…}` : `:::${name}`;
    return [message('directive-form', headOf(place, source), `${colons}${name}`, expected)];
  }
  const messages: Message[] = [];
  if (node.type === 'containerDirective' && !isClosed(source, colons)) {
    // A closing line inside another block closed that block: the message points there.
    const outer = ancestors.find((one) => one.type === 'containerDirective') ?? node;
    const outerSource = sourceOf(outer, context.text);
    const mark = /^:+/.exec(outerSource)?.[0] ?? colons;
    messages.push(message('directive-unclosed', headOf(placeOf(outer), outerSource), outer.name, mark));
  }
  const wanted = expectedPlace(node, ancestors, context);
  if (wanted !== undefined) messages.push(message('directive-place', headOf(place, source), `\`${name}\``, wanted));
  if (hasLabel(node)) messages.push(message('directive-label', headOf(place, source), name));
  if (!directive) return messages;
  const content = contentOf(node);
  const { holds, only } = directive;
  if (!holds.test(content)) messages.push(message('directive-empty', headOf(place, source), name, holds.expected));
  if (only === undefined) return messages;
  const others = content.filter((child) => child.type !== 'containerDirective' || child.name !== only);
  messages.push(...others.map((one) => message('directive-place', placeOf(one), 'block', `inside a \`:::${only}\``)));
  return messages;
}

function expectedPlace({ name }: Directive, ancestors: readonly Nodes[], context: Context): string | undefined {
  if (name === 'slide') return context.isOptions ? undefined : 'first on the slide, before its title';
  if (context.inNotes) return 'above the notes';
  const elsewhere = directiveOf(name)?.elsewhere?.(ancestors);
  // The deck of the talk as given hides `since` blocks, with any steps in them.
  return elsewhere ?? (isWithin(ancestors, 'since') ? 'outside of `:::since`' : undefined);
}

/** Converts a directive to a block; undefined if it is unknown or its attributes are invalid. */
export function readDirective(
  node: ContainerDirective,
  children: Block[],
  { text, occasion }: Pick<Context, 'text' | 'occasion'>,
): { readonly block: Block | undefined; readonly messages: readonly Message[] } {
  const directive = directiveOf(node.name);
  if (!directive) return { block: undefined, messages: [] };
  const [place, source] = [placeOf(node), sourceOf(node, text)];
  const { block, complaints, messages } = directive.read(node, children, {
    occasion,
    head: headOf(place, source),
    placeOfAttribute: (key) => placeOfAttribute(place, source, key),
  });
  const wrong = complaints.map((one) => attributeMessage(one, { place, source, values: directive.values ?? [] }));
  return { block, messages: [...messages, ...wrong] };
}

/** Parses the options of a slide; undefined if one is invalid. */
export function readOptions(
  node: LeafDirective,
  text: string,
): { readonly options: v.InferOutput<typeof slideOptions> | undefined; readonly messages: readonly Message[] } {
  const { value, complaints = [] } = check(slideOptions, node.attributes ?? {});
  const at = { place: placeOf(node), source: sourceOf(node, text), values: slideValues };
  return { options: value, messages: complaints.map((one) => attributeMessage(one, at)) };
}

function attributeMessage(
  complaint: Complaint,
  at: { place: Place; source: string; values: readonly string[] },
): Message {
  const key = complaint.path[0] ?? '';
  const { expected, received } = complaint;
  if (complaint.kind === 'missing')
    return message('attribute-missing', headOf(at.place, at.source), key, expected[0] ?? '');
  const place = placeOfAttribute(at.place, at.source, key);
  if (complaint.kind === 'unknown') return message('attribute-unknown', place, key, expected, nearest(key, expected));
  return message('attribute-value', place, key, received, expected[0] ?? '', nearest(received, at.values));
}

/** The parser gives attributes no positions: search the directive's first line for the key. */
function placeOfAttribute(place: Place, source: string, key: string): Place {
  const [head = ''] = source.split('\n');
  const offset = Math.max(0, head.search(new RegExp(`[{\\s.#]${key.replaceAll(/\W/g, '\\$&')}(?=[=\\s}]|$)`)) + 1);
  return { ...place, column: place.column + offset, endColumn: place.column + offset + key.length };
}

/** Position of a directive's first line. */
function headOf(place: Place, source: string): Place {
  const [head = ''] = source.split('\n');
  return { ...place, endColumn: place.column + head.trimEnd().length };
}

/** Whether the block's last line closes it; an unclosed block ends with the surrounding text. */
function isClosed(source: string, colons: string): boolean {
  const [, ...rest] = source.split('\n');
  return closes(withoutMargin(rest.at(-1) ?? ''), colons);
}

function hasLabel(node: Directive): boolean {
  if (node.type === 'leafDirective') return node.children.length > 0;
  return node.children.some((child) => child.type === 'paragraph' && child.data?.directiveLabel === true);
}

function contentOf(node: Directive): readonly RootContent[] {
  return node.children.filter((child) => child.type !== 'html');
}
