import type { Nodes, RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import type { Edition } from '../../year.ts';
import type { Place } from '../../talk.ts';
import { directives } from './directives.ts';
import { checkFigure, figureNamed } from './figure.ts';
import { insteadOfBlock } from './instead.ts';
import { closes, withoutMargin } from '../fence.ts';
import { message, type Message } from '../messages.ts';
import { nearest } from './nearest.ts';
import { placeOf, sourceOf } from '../place.ts';
import { check, type Complaint } from './schema.ts';

type Directive = ContainerDirective | LeafDirective;

interface Context {
  readonly text: string;
  readonly inNotes: boolean;
  /** Whether it is the slide's own `::slide{…}`, first thing on it. */
  readonly isOptions: boolean;
  /** What its figures are read for. */
  readonly edition: Edition;
}

/** @param ancestors the nodes around it, outermost first */
export function checkDirective(node: Directive, ancestors: readonly Nodes[], context: Context): Message[] {
  const place = placeOf(node);
  const { name } = node;
  const directive = Object.hasOwn(directives, name) ? directives[name] : undefined;
  const source = sourceOf(node, context.text);
  const colons = /^:+/.exec(source)?.[0] ?? ':::';
  if (!directive) {
    const known = Object.keys(directives);
    return [
      message('directive-unknown', headOf(place, source), name, known, nearest(name, known), insteadOfBlock(name)),
    ];
  }

  const messages: Message[] = [];
  const expected = directive.form === 'leaf' ? `::${name}{…}` : `:::${name}`;
  if ((node.type === 'leafDirective') !== (directive.form === 'leaf')) {
    messages.push(message('directive-form', headOf(place, source), `${colons}${name}`, expected));
    return messages;
  }
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
  if (directive.holds && !directive.holds.test(contentOf(node))) {
    messages.push(message('directive-empty', headOf(place, source), name, directive.holds.expected));
  }
  if (name === 'columns') {
    for (const child of contentOf(node)) {
      if (child.type !== 'containerDirective' || child.name !== 'column') {
        messages.push(message('directive-place', placeOf(child), 'block', 'inside a `:::column`'));
      }
    }
  }
  const figure = figureNamed(name);
  if (figure && node.type === 'containerDirective' && contentOf(node).length > 0) {
    const around = { head: headOf(place, source), edition: context.edition };
    const at = (key: string) => placeOfAttribute(place, source, key);
    messages.push(...checkFigure(node, figure, { ...around, placeOfAttribute: at }));
  }
  const { complaints = [] } = check(directive.attributes, node.attributes ?? {});
  for (const complaint of complaints)
    messages.push(attributeMessage(complaint, { place, source, values: directive.values ?? [] }));
  return messages;
}

function expectedPlace(node: Directive, ancestors: readonly Nodes[], context: Context): string | undefined {
  if (node.name === 'slide') return context.isOptions ? undefined : 'first on the slide, before its title';
  if (context.inNotes) return 'above the notes';
  // An empty step would be a wasted key press: `since` blocks are hidden in the deck as given.
  const isWithin = (name: string) => ancestors.some((one) => one.type === 'containerDirective' && one.name === name);
  if (node.name === 'since' && ancestors.length > 0) return 'outside of all other blocks';
  if (node.name === 'steps' && isWithin('steps')) return 'outside of other steps';
  if (isWithin('since')) return 'outside of `:::since`';
  const parent = ancestors.at(-1);
  const { inside } = directives[node.name] ?? {};
  const isInside = parent?.type === 'containerDirective' && parent.name === inside;
  return inside === undefined || isInside ? undefined : `right inside \`:::${inside}\``;
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

/** The place of a directive's first line. */
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
