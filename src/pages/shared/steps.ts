/**
 * Steps in plain DOM: shows a slide as it is after `n` of them. The print page uses only this; in the deck, reveal.js
 * moves the fragments, and this adds what reveal.js does not know, the state of code and figures.
 */

import { showFigures } from './figures.ts';

export interface Position {
  readonly slide: HTMLElement;
  /** Steps taken on it, from 0. */
  readonly step: number;
}

/** How many steps have been taken on a slide. */
export function stepOf(section: Element): number {
  const shown = [...section.querySelectorAll('.fragment.visible')].map(indexOf);
  return Math.max(-1, ...shown) + 1;
}

/** How many steps a slide has. */
export function stepsOf(section: Element): number {
  return Math.max(-1, ...[...section.querySelectorAll('.fragment')].map(indexOf)) + 1;
}

export function showStep(section: Element, step: number): void {
  for (const fragment of section.querySelectorAll('.fragment')) {
    const index = indexOf(fragment);
    fragment.classList.toggle('visible', index < step);
    fragment.classList.toggle('current-fragment', index === step - 1);
  }
  showBlocks(section);
}

/** Updates code and figures, which have a state of their own, to match a slide's fragments. */
export function showBlocks(section: Element): void {
  showCode(section);
  showFigures(section, stepOf(section));
}

/** Updates each code block of a slide to match its fragments. Figures draw their own code. */
function showCode(section: Element): void {
  for (const code of section.querySelectorAll<HTMLElement>('.code:not([data-figure] *)')) {
    const group = code.querySelectorAll('.code-step.visible').length;
    code.dataset.step = group.toString();
    for (const line of code.querySelectorAll<HTMLElement>('.line')) {
      const groups = (line.dataset.groups ?? '').split(' ').filter(Boolean).map(Number);
      const state = stateOfLine(groups, group);
      for (const name of ['now', 'said', 'ahead'] as const) line.classList.toggle(name, name === state);
    }
  }
}

/**
 * @param groups the groups a line belongs to, from 1
 * @param group the current group; 0 before the first
 */
export function stateOfLine(groups: readonly number[], group: number): 'now' | 'said' | 'ahead' | undefined {
  if (group === 0) return undefined;
  if (groups.includes(group)) return 'now';
  return groups.some((one) => one < group) ? 'said' : 'ahead';
}

function indexOf(fragment: Element): number {
  return Number(fragment.getAttribute('data-fragment-index') ?? 0);
}
