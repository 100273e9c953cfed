/**
 * Keyboard handling for the choices of a drawing (elements with `data-choice`): roving tabindex. Tab reaches one choice,
 * the arrow keys move among them, Enter and Space choose.
 */
import { svg, type TemplateResult } from 'lit-html';

interface Choice {
  /** Accessible name. */
  readonly name: string;
  readonly isChosen: boolean;
  readonly press: () => void;
  readonly className?: string;
}

/** A button in an SVG drawing, which has no native one. The `hit` shape is its pointer target. */
export function choice({ name, isChosen, press, className = '' }: Choice, shape: TemplateResult): TemplateResult {
  return svg`<g
    class=${className}
    role="button"
    tabindex="-1"
    data-choice
    aria-pressed=${isChosen}
    aria-label=${name}
    @click=${press}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      press();
    }}
  >${shape}</g>`;
}

/** Grouped, because a wide and a narrow drawing may hold the same choices. */
function groupsIn(drawing: Element): HTMLElement[][] {
  const all = [...drawing.querySelectorAll<HTMLElement>('[data-choice]:not(:disabled)')];
  const holders = new Set(all.map((one) => one.closest('[data-choices]')));
  return [...holders].map((holder) => all.filter((one) => one.closest('[data-choices]') === holder));
}

/** Updates the tabindex after each drawing: the focused choice, else the chosen one, else the first. */
export function settleFocus(drawing: Element): void {
  for (const choices of groupsIn(drawing)) {
    const isChosen = (one: Element) => one.matches('[aria-pressed="true"], [aria-current]');
    const reached = choices.find((one) => one === document.activeElement) ?? choices.find(isChosen) ?? choices[0];
    letTabReach(reached, choices);
  }
}

function letTabReach(one: HTMLElement | undefined, choices: readonly HTMLElement[]): void {
  for (const choice of choices) choice.tabIndex = choice === one ? 0 : -1;
}

/** Left and right move in order; up and down move to the nearest choice in that direction. */
export function moveFocus(event: KeyboardEvent, drawing: Element): void {
  const choices = groupsIn(drawing).find((group) => group.some((one) => one === document.activeElement)) ?? [];
  const here = choices.find((one) => one === document.activeElement);
  if (!here || event.ctrlKey || event.altKey || event.metaKey) return;
  const target = targetOf(alongLine(event.key, here), here, choices);
  if (!target) return;
  event.preventDefault();
  letTabReach(target, choices);
  target.focus();
}

/** In right-to-left scripts, left is the next choice. */
function alongLine(key: string, here: HTMLElement): string {
  const isFromRight = here.closest<HTMLElement>('[dir]')?.dir === 'rtl';
  if (key === 'ArrowLeft') return isFromRight ? 'ArrowRight' : key;
  return key === 'ArrowRight' && isFromRight ? 'ArrowLeft' : key;
}

function targetOf(key: string, here: HTMLElement, choices: readonly HTMLElement[]): HTMLElement | undefined {
  const from = choices.indexOf(here);
  switch (key) {
    case 'ArrowLeft':
      return choices[from - 1] ?? here;
    case 'ArrowRight':
      return choices[from + 1] ?? here;
    case 'ArrowUp':
      return nearest(here, choices, -1) ?? choices[from - 1] ?? here;
    case 'ArrowDown':
      return nearest(here, choices, 1) ?? choices[from + 1] ?? here;
    case 'Home':
      return choices[0];
    case 'End':
      return choices.at(-1);
    default:
      return undefined;
  }
}

/** @param way 1 for down, -1 for up */
function nearest(here: HTMLElement, choices: readonly HTMLElement[], way: 1 | -1): HTMLElement | undefined {
  const centre = (one: HTMLElement) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2, height };
  };
  const start = centre(here);
  // A choice at least half a height away is in another row. Horizontal distance counts twice, to stay in the column.
  const far = (one: HTMLElement) => {
    const { x, y } = centre(one);
    const down = (y - start.y) * way;
    return down < start.height / 2 ? Infinity : down + 2 * Math.abs(x - start.x);
  };
  const [best] = choices
    .map((one) => ({ one, distance: far(one) }))
    .filter(({ distance }) => distance < Infinity)
    .sort((a, b) => a.distance - b.distance);
  return best?.one;
}
