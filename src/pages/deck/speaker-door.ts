import { addressOfEdition } from '../shared/addresses.ts';
import { isEnlarged } from '../shared/full-screen.ts';
import { DRAG_OUT, leadToWindow, openWindow, speakerWindow, whenFullScreenEnds } from '../shared/windows.ts';
import { button, createPanel, element, openPanel } from '../shared/panel.ts';

interface SpeakerDoorOptions {
  /** Called first, so that the view begins at this window's place. */
  readonly join: () => void;
  /** The number of open speaker views. */
  readonly speakers: () => number;
  /** Shows a message on screen. */
  readonly warn: (text: string) => void;
}

/** Within this time, in ms, a second press opens another speaker view. */
const AGAIN = 10_000;

const BACK = 'Move the speaker view to your own screen, click here, and press F for full screen.';

/**
 * Opens the speaker view in a window of its own; if the browser blocks it, a box has the link.
 *
 * The window opens over the slides, with the notes on it, and some browsers end full screen for it. A script cannot
 * place it elsewhere without a permission prompt, so a box warns before, and a message says afterwards what to do.
 */
export function createSpeakerDoor({ join, speakers, warn }: SpeakerDoorOptions): () => void {
  const name = speakerWindow();
  const link = element('a', 'Speaker view');
  link.href = addressOfEdition('speaker');
  leadToWindow(link, name);
  const blocked = createPanel(
    'Speaker view',
    element('p', 'The browser kept the window from opening. This link opens it: ', link),
    element('p', DRAG_OUT),
  );
  link.addEventListener('click', () => {
    blocked.close();
  });

  const open = () => {
    join();
    whenFullScreenEnds(() => {
      warn(BACK);
    });
    openWindow({
      href: link.href,
      name,
      heard: speakers,
      blocked: (isBlocked) => {
        if (!isBlocked) blocked.close();
        else if (!blocked.open) openPanel(blocked);
      },
    });
  };
  const over = createPanel(
    'Speaker view, over the slides',
    element(
      'p',
      'A window that opens lies over the slides, where the audience sees your notes on it. It may end full screen.',
    ),
    element(
      'p',
      'Better: press F, move this window to your own screen, press S there, move this window back, and press F again.',
    ),
    element(
      'p',
      button('Open it all the same', () => {
        over.close();
        open();
      }),
    ),
  );

  let told = -AGAIN;
  return () => {
    if (speakers() > 0 && performance.now() - told > AGAIN) {
      told = performance.now();
      warn('A speaker view is open in another window. S once more opens another.');
      return;
    }
    told = -AGAIN;
    if (isEnlarged()) openPanel(over);
    else open();
  };
}
