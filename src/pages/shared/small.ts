/** Thumbnails of slides: the same markup and styles as in the audience window. */
import { openBeside } from './windows.ts';

/** Copies a slide without its notes; ids stay with the original. */
export function copyOf(original: HTMLElement): HTMLElement {
  const section = document.createElement('section');
  // The id, and what reveal.js set to place or hide the original, do not apply to the copy.
  for (const { name, value } of original.attributes) if (!OWN.includes(name)) section.setAttribute(name, value);
  section.dataset.slide = original.id;
  section.classList.remove('past', 'future');
  section.classList.add('present');
  const children = [...original.children].filter((child) => !child.matches('.notes'));
  section.append(...children.map((child) => child.cloneNode(true)));
  for (const named of section.querySelectorAll('[id]')) named.removeAttribute('id');
  openBeside(section);
  return section;
}

const OWN = ['id', 'style', 'hidden', 'inert', 'aria-hidden'];
