/** Entry of the article's page: draws figures, and keeps the address at the reader's place; `late.ts` adds the rest. */
import {
  answerFigures,
  holdFigures,
  loadFigures,
  loadFiguresInTurn,
  sentenceOf,
  showFinalFigures,
  statesByHand,
} from '../shared/figures.ts';
import { addressOfEdition, openAddress } from '../shared/addresses.ts';
import { bindKeys } from '../shared/keyboard.ts';
import { Choices } from '../shared/settings.ts';
import { NOT_LOADED, Status } from '../shared/status.ts';
import { stepsOf } from '../shared/steps.ts';
import type { Address } from '../../live/address.ts';
import { commandsOf, bindTools } from './commands.ts';
import { layOutRest } from './lay-out.ts';
import { followReader } from './place.ts';

/** Shows every slide as it is after its last step; one that the address names with a step, as it is at that step. */
async function startReading(root: HTMLElement): Promise<void> {
  const writeAddress = openAddress();
  const choices = new Choices('today');
  const status = new Status(root);
  const say = (text: string) => {
    status.say(text);
  };
  const sections = [...root.querySelectorAll<HTMLElement>(':scope > section')];
  for (const section of sections) showFinalFigures(section);
  holdFigures(root);

  const others = [...document.querySelectorAll('main > section[id]')];
  const reader = followReader(sections, others, writeAddress);
  const open = (box: 'search' | 'help') => {
    void import('./boxes.ts').then(
      (boxes) => {
        boxes[box](commands, choices);
      },
      () => {
        status.warn(NOT_LOADED);
      },
    );
  };
  const commands = commandsOf({
    choices,
    say,
    open,
    deck: () => {
      location.assign(addressOfEdition('deck', reader.hash()));
    },
    share: () => {
      const section = sections.find(({ id }) => id === reader.slide());
      void import('../shared/share.ts').then(
        async ({ share, slideToShare }) => {
          if (section) say(await share(slideToShare(section)));
        },
        () => {
          status.warn(NOT_LOADED);
        },
      );
    },
  });
  bindKeys(commands, { hasLetters: () => choices.letters() });
  bindTools({ commands, choices, say, reader });

  const addressOf = (section: Element): Address => {
    const step = stepsOf(section);
    return { id: section.id, step, states: statesByHand(section, step) };
  };
  answerFigures(root, {
    addressOf,
    search: () => choices.search(),
    onChange: (figure, section) => {
      reader.write(addressOf(section));
      say(sentenceOf(figure));
    },
    switchYear: () => {
      say(choices.switchYear());
    },
    write: writeAddress,
  });
  document.documentElement.dataset.ready = 'article';
  // Visible figures come first, and the rest when there is time: it is laid out part by part.
  const near = ({ top, bottom }: DOMRect) => top < 2 * innerHeight && bottom > -innerHeight;
  for (const section of sections.filter((one) => near(one.getBoundingClientRect()))) await loadFigures(section);
  const loading = import('./late.ts').then(
    (late) => {
      late.add({ root, slides: sections, reader, say });
      return late;
    },
    () => undefined,
  );
  await loadFiguresInTurn(sections);
  await document.fonts.ready;
  // Content above may have changed its height.
  reader.settle();
  const late = await loading;
  document.documentElement.dataset.figures = 'ready';
  const main = root.closest('main');
  if (main) void layOutRest(main);
  late?.keep();
}

const root = document.querySelector<HTMLElement>('.slides');
if (root) await startReading(root);
