import { button, element } from '../shared/panel.ts';

/**
 * A line at the foot of the window, until it is closed.
 *
 * @param label what it is, for those who do not see where it stands
 * @returns closes it
 */
export function offer(label: string, ...content: readonly Node[]): () => void {
  const line = element(
    'aside',
    ...content,
    button('Close', () => {
      line.remove();
    }),
  );
  line.className = 'offer';
  line.ariaLabel = label;
  // Before the talk, so that Tab comes to it first and not after the last source.
  document.querySelector('main')?.before(line);
  return () => {
    line.remove();
  };
}
