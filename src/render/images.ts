import type { Element } from 'hast';
import type { Image, ImageReference, Paragraph, PhrasingContent } from 'mdast';
import { defaultHandlers, type Handlers, type State } from 'mdast-util-to-hast';
import { picturePath } from './links.ts';
import { h } from '../trees.ts';

/** In CSS px, by picture path; a size may be unknown. */
export type PictureSizes = ReadonlyMap<
  string,
  { readonly size?: { readonly width: number; readonly height: number } | undefined }
>;

/** The site's folder for the pictures beside the slides. */
export const PICTURES = 'pictures/';

/**
 * A picture from the slides folder; the plugin serves it at the same address in development and in the built site. Its
 * size is set, so that the layout does not shift while it loads.
 */
export function imageHandlers(files: PictureSizes): Handlers {
  const sizeOf = (url: string) => files.get(picturePath(url))?.size;
  return {
    image: (_: State, { url, alt, title }: Image): Element =>
      h('img', { src: addressOf(url), alt: alt ?? '', ...(title && { title }), ...sizeOf(url) }),
    imageReference: (state: State, node: ImageReference): ReturnType<typeof defaultHandlers.imageReference> => {
      const made = defaultHandlers.imageReference(state, node);
      if (Array.isArray(made) || made.type !== 'element') return made;
      const src = made.properties.src ?? '';
      // The default handler has already encoded the address; encoding it again changes nothing.
      return { ...made, properties: { ...made.properties, src: addressOf(src), ...sizeOf(src) } };
    },
  };
}

const addressOf = (url: string) => `./${PICTURES}${picturePath(url).split('/').map(encodeURIComponent).join('/')}`;

/** A run of a paragraph: text, or pictures that are alone on their lines. */
interface Run {
  readonly isShown: boolean;
  readonly nodes: readonly PhrasingContent[];
}

/**
 * Pictures that are alone in a paragraph, or on a line above or below its text, fill the room that the slide leaves. A
 * picture within a line of text is as high as the line.
 */
export function paragraph(state: State, node: Paragraph): Element {
  const runs = runsOf(node.children);
  if (!runs.some(({ isShown }) => isShown)) return defaultHandlers.paragraph(state, node);
  const parts = runs.map(({ isShown, nodes }): Element => {
    const made = state.all({ type: 'paragraph', children: [...nodes] }).filter((one) => one.type !== 'comment');
    const children = isShown ? made.filter((one) => one.type === 'element' && one.tagName !== 'br') : made;
    return h(
      'p',
      isShown ? { className: ['image'] } : {},
      ...children.filter((one) => 'children' in one || 'value' in one),
    );
  });
  const [first, ...others] = parts;
  const element = first && others.length === 0 ? first : h('div', { className: ['images'] }, ...parts);
  state.patch(node, element);
  return element;
}

function runsOf(nodes: readonly PhrasingContent[]): Run[] {
  const runs: { isShown: boolean; nodes: PhrasingContent[] }[] = [];
  for (const line of linesOf(nodes)) {
    const isShown = line.some(isPicture) && line.every((node) => isPicture(node) || isBlank(node));
    const last = runs.at(-1);
    if (last?.isShown === isShown) last.nodes.push(...line);
    else runs.push({ isShown, nodes: [...line] });
  }
  // Drop a line break at the end of a block.
  return runs.map(({ isShown, nodes: run }) => ({ isShown, nodes: isShown ? run : trimmed(run) }));
}

/** Groups the nodes by source line; a text node is split at its line breaks. */
function linesOf(nodes: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const node of nodes) {
    if (node.type !== 'text') {
      lines.at(-1)?.push(node);
      if (node.type === 'break') lines.push([]);
      continue;
    }
    node.value.split(/(?<=\n)/).forEach((value, index) => {
      if (index > 0) lines.push([]);
      lines.at(-1)?.push({ ...node, value });
    });
    if (node.value.endsWith('\n')) lines.push([]);
  }
  return lines.filter((line) => line.length > 0);
}

function trimmed(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const last = nodes.at(-1);
  if (last?.type === 'break') return nodes.slice(0, -1);
  return last?.type === 'text' ? [...nodes.slice(0, -1), { ...last, value: last.value.trimEnd() }] : [...nodes];
}

/** A picture, or a link that contains only pictures. */
const isPicture = (node: PhrasingContent): boolean =>
  node.type === 'image' ||
  node.type === 'imageReference' ||
  ((node.type === 'link' || node.type === 'linkReference') &&
    node.children.length > 0 &&
    node.children.every(isPicture));

const isBlank = (node: PhrasingContent): boolean =>
  node.type === 'break' || (node.type === 'text' && node.value.trim() === '');
