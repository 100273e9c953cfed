/** The reading page comes alive: its figures draw, and an address leads to a figure as somebody saw it. */
import { formatAddress, parseAddress, type Address } from '../live/address.ts';
import {
  answerFigures,
  loadFigures,
  sentenceOf,
  showFigures,
  showFinalFigures,
  showStates,
  statesByHand,
} from './figures.ts';
import { Choices } from './settings.ts';
import { Status } from './status.ts';
import { stepsOf } from './steps.ts';

const root = document.querySelector<HTMLElement>('.slides');
if (root) void startReading(root);

/** Every slide is read as it is after its last step; one that the address names with a step, as it is then. */
async function startReading(root: HTMLElement): Promise<void> {
  const choices = new Choices();
  const status = new Status(root);
  const sections = [...root.querySelectorAll<HTMLElement>(':scope > section')];
  for (const section of sections) showFinalFigures(section);

  const arrive = () => {
    const address = parseAddress(location.hash);
    const section = address && document.getElementById(address.id)?.closest('section');
    if (!section) return;
    if (location.hash.startsWith('#/')) {
      showFigures(section, address.step);
      showStates(section, address.states);
    }
    section.scrollIntoView();
  };
  arrive();
  addEventListener('hashchange', arrive);

  const addressOf = (section: Element): Address => {
    const step = stepsOf(section);
    return { id: section.id, step, states: statesByHand(section, step) };
  };
  answerFigures(root, {
    addressOf,
    year: () => choices.year(),
    onChange: (figure, section) => {
      history.replaceState(history.state, '', formatAddress(addressOf(section)));
      status.say(sentenceOf(figure));
    },
    switchYear: () => {
      status.say(choices.switchYear());
    },
  });
  await loadFigures(root);
  // What stood above may have grown or shrunk.
  arrive();
  document.documentElement.dataset.ready = 'read';
  document.documentElement.dataset.figures = 'ready';
}
