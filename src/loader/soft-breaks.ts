import type { Nodes, Root } from 'mdast';

/**
 * Letters and punctuation, full-width and half-width, of scripts without spaces between words: Chinese, Japanese, Yi,
 * Tangut. Not Hangul: Korean has spaces. Ranges instead of Unicode properties, whose contents depend on Node's version.
 */
const WIDE =
  '\\u2e80-\\u303e\\u3041-\\u312f\\u3190-\\u31ff\\u3220-\\u3247\\u3250-\\u325f\\u3280-\\ua4cf\\uf900-\\ufaff' +
  '\\ufe10-\\ufe19\\ufe30-\\ufe6f\\uff01-\\uff9f\\uffe0-\\uffe6\\u{16fe0}-\\u{18dff}\\u{1aff0}-\\u{1b2ff}' +
  '\\u{1f200}-\\u{1f2ff}\\u{20000}-\\u{3fffd}';

/** Punctuation of both Latin and Chinese text: it is as wide as its neighbour. */
const SHARED = '“”‘’…—‥·';

const ENDS_WIDE = new RegExp(`[${WIDE}][${SHARED}]*$`, 'u');
const BEGINS_WIDE = new RegExp(`^[${SHARED}]*[${WIDE}]`, 'u');
const HAS_WIDE = new RegExp(`[${WIDE}\\u200b]`, 'u');

/** A line break with the white space around it, `資料の\n文章`. */
const BREAK = /[ \t]*\n[ \t]*/g;

/**
 * Whether a line break between these texts is removed instead of becoming a space, as between two wide characters. CSS
 * Text 3 (§4.1.3) specifies the same, but no browser does it for both Chinese and Japanese. An author can force it with
 * a zero-width space, U+200B, at the break.
 */
function joins(whole: string, rest: string): boolean {
  // Long enough for the punctuation at the end of a sentence; a long paragraph has many breaks.
  const [before, after] = [whole.slice(-8), rest.slice(0, 8)];
  return (ENDS_WIDE.test(before) && BEGINS_WIDE.test(after)) || before.endsWith('\u200b') || after.startsWith('\u200b');
}

/** Removes the line breaks that must not become spaces. */
export const joinLines = (text: string, before = '', after = ''): string =>
  text.replaceAll(BREAK, (found, at: number) =>
    joins(before + text.slice(0, at), text.slice(at + found.length) + after) ? '' : found,
  );

/** The same for a text whose line breaks are already spaces, as in folded YAML. */
export const joinFolded = (text: string): string =>
  joinLines(text.replaceAll(/(?<! ) (?! )/g, '\n')).replaceAll('\n', ' ');

/** Removes such line breaks from all text below, also across emphasis and links. Changes the tree. */
export function joinWideLines(root: Root, source: string): void {
  if (!HAS_WIDE.test(source)) return;
  for (const leaves of runsIn(root)) {
    leaves.forEach((leaf, index) => {
      if (leaf.type === 'text') {
        leaf.value = joinLines(leaf.value, wordsOf(leaves[index - 1]), wordsOf(leaves[index + 1]));
      } else if ((leaf.type === 'image' || leaf.type === 'imageReference') && leaf.alt) {
        leaf.alt = joinLines(leaf.alt);
      }
    });
  }
}

/** The leaves of each block that holds text, in reading order. */
function runsIn(root: Root): Nodes[][] {
  const runs: Nodes[][] = [];
  const enter = (node: Nodes, run: Nodes[] | undefined) => {
    if (!('children' in node)) {
      run?.push(node);
      return;
    }
    const isBlock = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
    const inner = isBlock ? [] : run;
    if (isBlock && inner) runs.push(inner);
    for (const child of node.children) enter(child, inner);
  };
  enter(root, undefined);
  return runs;
}

const wordsOf = (leaf: Nodes | undefined): string => (leaf && 'value' in leaf ? leaf.value : '');
