import type { Element, ElementContent } from 'hast';
import type { Nodes, Parents, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Handler, State } from 'mdast-util-to-hast';
import type * as v from 'valibot';
import type { Edition } from '../../year.ts';
import type { Block, Place } from '../../talk.ts';
import { check, type Complaint } from '../check/schema.ts';
import { isElement } from '../../trees.ts';
import type { Message } from '../messages.ts';

/** What a directive's content is read with. */
export interface DirectiveContext {
  readonly edition: Edition;
  /** Place of the directive's first line. */
  readonly head: Place;
  /** Where the author wrote an attribute. */
  readonly placeOfAttribute: (key: string) => Place;
}

/** What became of a directive. */
export interface ReadDirective {
  /** None where its attributes are wrong. */
  readonly block: Block | undefined;
  readonly complaints: readonly Complaint[];
  readonly messages: readonly Message[];
}

/** `:::name` … `:::`, all that the program knows of it. */
export interface Directive {
  /** Of the block that it becomes. */
  readonly type: Block['type'];
  /** What its children must be, in words, and the test. */
  readonly holds: { readonly expected: string; readonly test: (children: readonly RootContent[]) => boolean };
  /** The one directive that may be its child. */
  readonly only?: string | undefined;
  /** Values that a wrong one may be near to. */
  readonly values?: readonly string[] | undefined;
  /**
   * Where it has to stand, if not there.
   *
   * @param around the nodes around it, outermost first
   */
  readonly elsewhere?: ((around: readonly Nodes[]) => string | undefined) | undefined;
  /** @param children its content, already read */
  readonly read: (node: ContainerDirective, children: Block[], around: DirectiveContext) => ReadDirective;
  /** The block as HTML, for mdast-util-to-hast. */
  readonly html: Handler;
}

/** A directive whose attributes are all there is to check. */
export const directive = <S extends v.GenericSchema, B extends Block>({
  attributes,
  block,
  ...rest
}: Omit<Directive, 'read' | 'html'> & {
  readonly attributes: S;
  readonly block: (attributes: v.InferOutput<S>, children: Block[]) => B;
  readonly html: (state: State, block: B) => Element | ElementContent[];
}): Directive => ({
  ...rest,
  read: (node, children) => {
    const { value, complaints = [] } = check(attributes, node.attributes ?? {});
    const made = complaints.length === 0 ? block(value, children) : undefined;
    return { block: made, complaints, messages: [] };
  },
});

export const something = (expected: string): Directive['holds'] => ({
  expected,
  test: (children) => children.length > 0,
});

export const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** The children of a block as elements: text between blocks is line ends. */
export const elementsOf = (state: State, block: Parents): Element[] => state.all(block).filter(isElement);

export const isWithin = (around: readonly Nodes[], name: string): boolean =>
  around.some((one) => one.type === 'containerDirective' && one.name === name);
