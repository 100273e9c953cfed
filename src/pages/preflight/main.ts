/** Entry of the preflight page, which checks what can fail on stage, in the room where the talk is given. */
import { parseMessage } from '../../live/message.ts';
import { addressOfEdition, talkName } from '../shared/addresses.ts';
import { loadFigures } from '../shared/figures.ts';
import { nameOf } from '../shared/keys.ts';
import { openLink } from '../shared/link.ts';
import { DRAG_OUT, leadToWindow, openWindow, speakerWindow } from '../shared/windows.ts';
import { button, element } from '../shared/panel.ts';
import { looks, type Look, type Verdict } from './looks.ts';

const SIGNS = { good: '✓', note: '–', fault: '✗' } as const;

/** What presenters' remotes send. */
const CLICKER = ['PageUp', 'PageDown', '.', 'b'];

const root = document.querySelector<HTMLElement>('.preflight');
const store = document.querySelector<HTMLElement>('.store');
if (root && store) await startPreflight(root, store);

async function startPreflight(root: HTMLElement, store: HTMLElement): Promise<void> {
  await loadFigures(store);
  const list = element('ul');
  const sum = element('p', 'Looking …');
  sum.className = 'sum';
  sum.setAttribute('role', 'status');
  root.append(element('h1', 'Before the talk'), sum, list, popup(), clicker(), testPicture());

  let faults = 0;
  for (const one of looks) {
    const verdict = await one.look(store);
    if (verdict.kind === 'fault') faults += 1;
    list.append(row(one, verdict));
  }
  sum.textContent = faults === 0 ? 'Ready.' : `${faults} ${faults === 1 ? 'thing' : 'things'} to mend.`;
  document.documentElement.dataset.ready = 'preflight';
  document.documentElement.dataset.figures = 'ready';
}

function row({ name, at }: Look, { kind, says }: Verdict): HTMLLIElement {
  const sign = element('span', SIGNS[kind]);
  sign.className = 'sign';
  sign.setAttribute('role', 'img');
  sign.ariaLabel = kind;
  const made = element('li', sign, element('b', name), ' ', element('span', says));
  made.dataset.kind = kind;
  made.dataset.at = at;
  return made;
}

/** Opening a window needs a user gesture, so the user tries it. As in the deck, it counts as open once heard. */
function popup(): HTMLElement {
  const result = element('span');
  result.setAttribute('role', 'status');
  const name = talkName();
  const speakers = new Set<string>();
  let isAsked = false;
  const link = element('a', 'open it by this link');
  link.href = addressOfEdition('speaker');
  leadToWindow(link, speakerWindow());
  openLink(name, (data) => {
    const message = parseMessage(data);
    if (message?.talk !== name || message.role !== 'speaker' || speakers.has(message.window)) return;
    speakers.add(message.window);
    if (isAsked) result.textContent = 'It is open.';
  });
  const open = button('Open the speaker view', () => {
    isAsked = true;
    result.textContent = 'It opens …';
    openWindow({
      href: link.href,
      name: speakerWindow(),
      heard: () => speakers.size,
      blocked: (isBlocked) => {
        if (!isBlocked) return;
        result.replaceChildren('The browser keeps it closed: allow windows for this site, or ', link, `. ${DRAG_OUT}`);
      },
    });
  });
  return element('section', element('h2', 'Speaker view'), element('p', open, ' ', result));
}

function clicker(): HTMLElement {
  const keys = CLICKER.map((name) => {
    const kbd = element('kbd', name === 'b' ? 'B' : name);
    kbd.dataset.name = name;
    return kbd;
  });
  document.addEventListener('keydown', (event) => {
    const key = keys.find(({ dataset }) => dataset.name === nameOf(event));
    if (!key) return;
    event.preventDefault();
    key.classList.add('seen');
  });
  const text = 'Press every button of your clicker: next, previous, and black, which is one of the last two.';
  return element('section', element('h2', 'Clicker'), element('p', text), element('p', ...keys));
}

/** Shades, hair lines and the talk's colours, to be judged from the last row. */
function testPicture(): HTMLElement {
  const shades = element('div', ...Array.from({ length: 11 }, (_, index) => patch(`shade-${index}`)));
  shades.className = 'shades';
  const colours = element(
    'div',
    ...['signal', 'software', 'hardware', 'paravirtual'].map((name) => patch(name, name)),
    patch('plain', 'ink'),
  );
  colours.className = 'colours';
  const lines = element('div');
  lines.className = 'lines';
  const text =
    'Eleven shades, fine lines and five colours: whoever sits in the last row should tell them apart. I in the deck corrects the projector.';
  return element('section', element('h2', 'Projector'), element('p', text), shades, lines, colours);
}

function patch(name: string, label = ''): HTMLElement {
  const made = element('span', label);
  made.className = name;
  return made;
}
