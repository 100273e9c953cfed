/** The article comes alive: figures draw, the address follows the reader, links and code can be copied. */
import {
  answerFigures,
  figuresOf,
  loadFigures,
  sentenceOf,
  showFinalFigures,
  statesByHand,
} from '../browser/figures.ts';
import { addressOfEdition } from '../browser/editions.ts';
import { bindKeys } from '../browser/keyboard.ts';
import { keepOffline } from '../browser/offline.ts';
import { button, element } from '../browser/panel.ts';
import { Choices } from '../browser/settings.ts';
import { Status } from '../browser/status.ts';
import { stepsOf } from '../browser/steps.ts';
import type { Address } from '../live/address.ts';
import { commandsOf } from './commands.ts';
import { addCopies, copyLinks } from './copy.ts';
import { offer } from './offer.ts';
import { followReader } from './place.ts';
import { offerPlace } from './resume.ts';
import { bindTools } from './tools.ts';

/** Every slide is read as it is after its last step; one that the address names with a step, as it is then. */
async function startReading(root: HTMLElement): Promise<void> {
  const choices = new Choices('today');
  const status = new Status(root);
  const say = (text: string) => {
    status.say(text);
  };
  const sections = [...root.querySelectorAll<HTMLElement>(':scope > section')];
  for (const section of sections) showFinalFigures(section);

  const reader = followReader(sections, [...document.querySelectorAll('main > section[id]')]);
  offerPlace(sections, reader);
  const open = (box: 'search' | 'help') => {
    void import('./boxes.ts').then((boxes) => {
      boxes[box](commands, choices);
    });
  };
  const commands = commandsOf({
    choices,
    say,
    open,
    deck: () => {
      location.assign(addressOfEdition('deck', reader.hash()));
    },
  });
  bindKeys(commands, { hasLetters: () => choices.letters() });
  bindTools({ commands, choices, reader });
  copyLinks(root, say);
  addCopies(root, say);

  const addressOf = (section: Element): Address => {
    const step = stepsOf(section);
    return { id: section.id, step, states: statesByHand(section, step) };
  };
  answerFigures(root, {
    addressOf,
    year: () => choices.year(),
    onChange: (figure, section) => {
      reader.write(addressOf(section));
      say(sentenceOf(figure));
    },
    switchYear: () => {
      say(choices.switchYear());
    },
  });
  document.documentElement.dataset.ready = 'read';
  // Those to be seen first, and the others when there is time.
  const drawn = sections.filter((section) => figuresOf(section).length > 0);
  const near = ({ top, bottom }: DOMRect) => top < 2 * innerHeight && bottom > -innerHeight;
  for (const section of drawn.filter((one) => near(one.getBoundingClientRect()))) await loadFigures(section);
  for (const section of drawn) {
    await pause();
    await loadFigures(section);
  }
  await document.fonts.ready;
  document.documentElement.dataset.figures = 'ready';
  // What stood above may have grown or shrunk.
  reader.settle();
  void keepOffline((take) => {
    const text = element('span', 'A newer version of this talk is here.');
    const load = button('Load it', () => {
      void take().then((why) => {
        text.textContent = why;
        load.remove();
      });
    });
    offer('Update', text, load);
  });
}

/** Until the page has nothing else to do: a finger that scrolls comes before a drawing further down. */
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in window)
      requestIdleCallback(
        () => {
          resolve();
        },
        { timeout: 100 },
      );
    else setTimeout(resolve, 16);
  });

const root = document.querySelector<HTMLElement>('.slides');
if (root) await startReading(root);
