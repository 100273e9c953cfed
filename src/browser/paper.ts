/** What figures are on paper, where nobody presses their parts. */

/** A drawing is one picture: the names of its parts become the words for it. */
export function describeDrawings(root: HTMLElement): void {
  for (const drawing of root.querySelectorAll('.drawing svg[aria-label]')) describeDrawing(drawing);
}

function describeDrawing(drawing: Element): void {
  const named = [drawing, ...drawing.querySelectorAll('[aria-label]')];
  const names = named.map((one) => (one.getAttribute('aria-label') ?? '').replace(/[.:]$/, ''));
  drawing.setAttribute('aria-label', `${names.join('. ')}.`);
  drawing.setAttribute('role', 'img');
  for (const part of drawing.querySelectorAll('[role], [tabindex]')) {
    part.removeAttribute('role');
    part.removeAttribute('tabindex');
  }
}
