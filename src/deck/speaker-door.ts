import { addressOfEdition } from '../browser/editions.ts';
import { createPanel, element } from '../browser/panel.ts';

/**
 * Opens the speaker view in a window of its own; where the browser keeps windows from opening, a box has the link.
 *
 * @param join called first, so that the view begins where this window is
 */
export function createSpeakerDoor(join: () => void): () => void {
  const link = element('a', 'Speaker view');
  link.href = addressOfEdition('speaker');
  link.target = 'talk-speaker';
  const text = element('p', 'The browser kept the window from opening. This link opens it: ', link);
  const panel = createPanel('Speaker view', text);
  link.addEventListener('click', () => {
    panel.close();
  });
  return () => {
    join();
    if (!window.open(link.href, link.target, 'popup,width=1280,height=800')) panel.showModal();
  };
}
