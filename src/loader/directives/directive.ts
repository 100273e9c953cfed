import type { Element, ElementContent } from 'hast';
import type { Nodes, Parents, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Handler, State } from 'mdast-util-to-hast';
import type * as v from 'valibot';
import type { Occasion } from '../../year.ts';
import type { Block } from '../../blocks.ts';
import type { Place } from '../../talk.ts';
import { check, type Complaint } from '../check/schema.ts';
import { isElement } from '../../trees.ts';
import type { Message } from '../messages.ts';

/** Context for parsing a directive. */
export interface DirectiveContext {
  readonly occasion: Occasion;
  /** Position of the directive's first line. */
  readonly head: Place;
  /** Position of an attribute. */
  readonly placeOfAttribute: (key: string) => Place;
}

/** Result of parsing a directive. */
export interface ReadDirective {
  /** Missing if the attributes are invalid. */
  readonly block: Block | undefined;
  readonly complaints: readonly Complaint[];
  readonly messages: readonly Message[];
}

/** Definition of the directive `:::name` … `:::`. */
export interface Directive {
  /** Kind of the resulting block. */
  readonly type: Block['type'];
  /** Required children: description and predicate. */
  readonly holds: { readonly expected: string; readonly test: (children: readonly RootContent[]) => boolean };
  /** The only directive allowed as its child. */
  readonly only?: string | undefined;
  /** Valid values, for suggestions. */
  readonly values?: readonly string[] | undefined;
  /**
   * Describes the required position if the directive is misplaced.
   *
   * @param around the ancestors, outermost first
   */
  readonly elsewhere?: ((around: readonly Nodes[]) => string | undefined) | undefined;
  /** @param children parsed content */
  readonly read: (node: ContainerDirective, children: Block[], around: DirectiveContext) => ReadDirective;
  /** Handler for mdast-util-to-hast. */
  readonly html: Handler;
}

/** A directive with only attributes to validate. */
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

/** Child elements of a block; the text between them is line breaks. */
export const elementsOf = (state: State, block: Parents): Element[] => state.all(block).filter(isElement);

export const isWithin = (around: readonly Nodes[], name: string): boolean =>
  around.some((one) => one.type === 'containerDirective' && one.name === name);
