/** Leaves out of a page's inlined style the rules for Markdown that the page does not have. */
import postcss from 'postcss';

/** Classes that only the loader and the composition of pages give: no script adds an element with one later. */
const COMPOSED = new Set([
  ...['image', 'sized', 'left', 'center', 'right', 'contains-task-list', 'task-list-item', 'task'],
  ...['editions', 'frames', 'furniture', 'parts', 'part-number', 'part-name', 't-escape', 't-variable'],
  ...['archived', 'code-step'],
]);

/**
 * The style sheet without rules for pictures, small headings, task lists, aligned cells, languages, writing directions
 * and furniture that the page does not have. Everything else stays, whether the page has it now or not.
 *
 * @param html the whole page
 */
export function withoutUnused(css: string, html: string): string {
  const classes = new Set(
    [...html.matchAll(ATTRIBUTE('class'))].flatMap(([, list, name]) => (list ?? name ?? '').split(' ')),
  );
  const languages = [...html.matchAll(ATTRIBUTE('lang'))].map(([, quoted, bare]) => quoted ?? bare ?? '');
  const lacks = (wanted: string): boolean => {
    const written = namesIn(wanted, /\.([\w-]+)/g).filter((name) => COMPOSED.has(name));
    const spoken = namesIn(wanted, /:lang\(([^)]*)\)/g);
    return (
      written.some((name) => !classes.has(name)) ||
      (spoken.length > 0 && !spoken.some((one) => languages.some((language) => language.startsWith(one)))) ||
      (/\[dir=["']?rtl/.test(wanted) && !/ dir="?rtl/.test(html)) ||
      (/(?:^|[\s>+~(])img\b/.test(wanted) && !html.includes('<img ')) ||
      namesIn(wanted, /(?:^|[\s>+~(])(h[456])\b/g).some((heading) => !html.includes(`<${heading}`)) ||
      namesIn(wanted, /\[data-width=["']?(\d+)/g).some((width) => !new RegExp(` data-width="?${width}\\b`).test(html))
    );
  };
  const isUnused = (selector: string) => alternatives(selector).every(lacks);
  const sheet = postcss.parse(css);
  sheet.walkRules((rule) => {
    const used = rule.selectors.filter((selector) => !isUnused(selector));
    if (used.length === 0) rule.remove();
    else if (used.length < rule.selectors.length) rule.selectors = used;
  });
  // Inner at-rules before outer ones.
  const groups: postcss.AtRule[] = [];
  sheet.walkAtRules((rule) => void groups.unshift(rule));
  for (const group of groups) if (group.nodes?.length === 0) group.remove();
  return sheet.toString();
}

/** With or without quotes, as `write` has them. */
const ATTRIBUTE = (name: string) => new RegExp(` ${name}=(?:"([^"]*)"|([^\\s">]+))`, 'g');

const namesIn = (selector: string, pattern: RegExp) => [...selector.matchAll(pattern)].map(([, name = '']) => name);

/** `:is(…)`, `:where(…)`, `:has(…)` or `:not(…)` with none of these inside. */
const GROUP = /:(is|where|has|not)\(((?:(?!:(?:is|where|has|not)\()(?:[^()]|\([^()]*\)))*)\)/;

/** Expands `:is(.image, .sized) img` to ` .image img` and ` .sized img`; drops the content of `:not(…)`. */
function alternatives(selector: string): readonly string[] {
  const [group, name, inside = ''] = GROUP.exec(selector) ?? [];
  if (group === undefined) return [selector];
  const choices = name === 'not' ? [''] : inside.split(',');
  return choices.flatMap((choice) => alternatives(selector.replace(group, () => ` ${choice}`)));
}
