/** What is different on paper, where nothing comes later and nobody presses anything. */

/** Fonts and pictures, which would move what is laid out. What does not come is told by whoever prints. */
export async function loadAll(root: HTMLElement): Promise<void> {
  const images = [...root.querySelectorAll('img')];
  for (const image of images) image.loading = 'eager';
  await Promise.allSettled([
    ...[...document.fonts].map((face) => face.load()),
    ...images.map((image) => image.decode()),
  ]);
}

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
