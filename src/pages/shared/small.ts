/** A slide made small: the same markup and the same style as in the hall. */
import { openBeside } from './windows.ts';

/** A slide without its notes; ids belong to the original. */
export function copyOf(original: HTMLElement): HTMLElement {
  const section = document.createElement('section');
  // What reveal.js wrote to place, hide and name the original holds for that alone.
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
