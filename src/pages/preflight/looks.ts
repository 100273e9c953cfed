/** The checks before a talk. Each returns a verdict, and for a fault, what to do. */
import { talkName } from '../shared/addresses.ts';
import { formerRun, keptTalk } from '../shared/kept.ts';
import { isOwnMachine } from '../shared/offline.ts';
import { isNew, spokenTime, timeOfDay } from '../../live/clock.ts';
import { readTalk } from '../shared/talk.ts';
import { lineAt } from '../shared/place.ts';
import { undrawn, undrawnMessage } from '../shared/undrawn.ts';

export interface Verdict {
  /** A note needs no action, or is about something that this browser cannot tell. */
  readonly kind: 'good' | 'note' | 'fault';
  readonly says: string;
}

export interface Look {
  readonly name: string;
  /** What is checked: the site, which is the same everywhere, or this machine in this room. */
  readonly at: 'site' | 'room';
  readonly look: (store: HTMLElement) => Promise<Verdict>;
}

const good = (says: string): Verdict => ({ kind: 'good', says });
const note = (says: string): Verdict => ({ kind: 'note', says });
const fault = (says: string): Verdict => ({ kind: 'fault', says });

/** All faults, or if there are none, the given text. */
const judge = (faults: readonly string[], says: string): Verdict =>
  faults.length > 0 ? fault(faults.join(' ')) : good(says);

const FONTS = ['400 1em "IBM Plex Sans"', '600 1em "IBM Plex Sans"', '400 1em "IBM Plex Mono"'];

/** Level below which the battery may not last for a talk of half an hour. */
const LOW = 0.5;

export const looks: readonly Look[] = [
  {
    name: 'Fonts',
    at: 'site',
    look: async () => {
      const faults: string[] = [];
      for (const font of FONTS) {
        const loaded = await document.fonts.load(font).catch(() => []);
        if (loaded.length === 0)
          faults.push(`${font.slice(0, 3)} ${font.slice(8)} does not load: build the site anew.`);
      }
      return judge(faults, `${FONTS.length} loaded`);
    },
  },
  {
    name: 'Characters',
    at: 'room',
    look: () => {
      const boxes = undrawn('.store :is(h1, h2, [data-line], .notes)');
      if (!boxes) return Promise.resolve(note('this browser does not tell'));
      const faults = boxes.map(
        ({ place, line = 0, slide, characters }) =>
          `${lineAt(place, line)}, slide “${slide}”: ${undrawnMessage(characters)}`,
      );
      return Promise.resolve(judge([...new Set(faults)], 'the fonts of this machine have all'));
    },
  },
  {
    name: 'Pictures',
    at: 'site',
    look: async (store) => {
      const pictures = [...store.querySelectorAll('img')];
      const faults: string[] = [];
      for (const picture of pictures) {
        picture.loading = 'eager';
        await picture.decode().catch(() => faults.push(`${placeOf(picture)}: ${picture.src} does not load.`));
      }
      return judge(faults, `${pictures.length} loaded`);
    },
  },
  {
    name: 'Figures',
    at: 'site',
    look: (store) => {
      const figures = [...store.querySelectorAll<HTMLElement>('[data-figure]')];
      const faults = figures
        .filter((figure) => !figure.matches('[drawn]'))
        .map((figure) => `${placeOf(figure)}: ${figure.dataset.figure ?? ''} is not drawn; its table stands there.`);
      return Promise.resolve(judge(faults, `${figures.length} drawn`));
    },
  },
  {
    name: 'Links in the talk',
    at: 'site',
    look: (store) => {
      const links = [...store.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
      const isDead = ({ hash }: HTMLAnchorElement) => !document.getElementById(decodeURIComponent(hash.slice(1)));
      const faults = links.filter(isDead).map((link) => `${placeOf(link)}: ${link.hash} leads nowhere.`);
      return Promise.resolve(judge(faults, `${links.length} lead somewhere; those to other sites are not tried`));
    },
  },
  {
    name: 'Plan',
    at: 'site',
    look: (store) => {
      const { slides, slot } = readTalk(store);
      const sum = slides.reduce((total, { budget }) => total + budget, 0);
      const says = `${spokenTime(sum)} of ${spokenTime(slot)}`;
      return Promise.resolve(
        sum === 0
          ? note('no slide has a budget')
          : sum === slot
            ? good(says)
            : fault(`${says}: change \`budget\` on some slides, or \`slot\` in talk.yaml.`),
      );
    },
  },
  {
    name: 'Windows that talk to each other',
    at: 'room',
    look: async () => {
      const [one, other] = [new BroadcastChannel('preflight'), new BroadcastChannel('preflight')];
      const heard = new Promise<boolean>((resolve) => {
        other.onmessage = () => {
          resolve(true);
        };
        setTimeout(resolve, 1000, false);
      });
      one.postMessage('');
      const isHeard = await heard;
      one.close();
      other.close();
      return isHeard ? good('they do') : fault('They do not: the speaker view cannot steer. Use another browser.');
    },
  },
  {
    name: 'Memory of this browser',
    at: 'room',
    look: () => {
      try {
        localStorage.setItem('preflight', '1');
        localStorage.removeItem('preflight');
        return Promise.resolve(good('a window that crashes comes back to its place'));
      } catch {
        return Promise.resolve(fault('It keeps nothing: a crash would lose the clock. Leave the private window.'));
      }
    },
  },
  {
    name: 'A run before',
    at: 'room',
    look: () => {
      const talk = talkName();
      const run = keptTalk(talk) ?? formerRun(talk);
      return Promise.resolve(
        run && !isNew(run.state.clock)
          ? note(`one from ${timeOfDay(run.alive)} is kept: the speaker view asks whether it goes on, or begins anew`)
          : good('none: the clock begins at 0:00'),
      );
    },
  },
  {
    name: 'Full screen',
    at: 'room',
    look: () =>
      Promise.resolve(
        document.fullscreenEnabled ? good('F') : fault('This browser has none: use its own full screen, or another.'),
      ),
  },
  {
    name: 'Second screen',
    at: 'room',
    look: () => {
      const isExtended: unknown = Reflect.get(screen, 'isExtended');
      if (typeof isExtended !== 'boolean') return Promise.resolve(note('this browser does not tell'));
      return Promise.resolve(
        isExtended ? good('there') : fault('There is none: plug in the projector, and do not mirror the screen.'),
      );
    },
  },
  {
    name: 'Screen that stays on',
    at: 'room',
    look: async () => {
      try {
        await (await navigator.wakeLock.request('screen')).release();
        return good('it does');
      } catch {
        return fault('It may go dark: switch off the screen saver of this machine.');
      }
    },
  },
  {
    name: 'Battery',
    at: 'room',
    look: async () => {
      const ask: unknown = Reflect.get(navigator, 'getBattery');
      if (typeof ask !== 'function') return note('this browser does not tell');
      const battery: unknown = await Reflect.apply(ask, navigator, []);
      if (typeof battery !== 'object' || battery === null) return note('this browser does not tell');
      const level: unknown = Reflect.get(battery, 'level');
      const charging: unknown = Reflect.get(battery, 'charging');
      const says = `${Math.round(Number(level) * 100)} %`;
      if (charging === true) return good(`${says}, charging`);
      return Number(level) < LOW ? fault(`${says}: plug in the power.`) : good(says);
    },
  },
  {
    name: 'Network',
    at: 'room',
    look: () => {
      const isHere = isOwnMachine() || location.protocol === 'file:';
      if (isHere) return Promise.resolve(good('not needed: the talk is served from this machine'));
      const isKept = 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null;
      return Promise.resolve(
        isKept
          ? good('not needed: this browser keeps the whole talk')
          : fault('The talk comes from another machine and is not kept here: open the deck, wait, and look again.'),
      );
    },
  },
];

/** The place in the author's files. */
const placeOf = (element: Element): string => element.closest('section')?.dataset.place ?? '';
