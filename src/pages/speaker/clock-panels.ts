/** The boxes for the talk's clock, and for the countdown to its start. */
import { button, createPanel, element, openPanel } from '../shared/panel.ts';
import { spokenTime } from '../../live/clock.ts';

/** Parses a typed time, `12`, `12:30` or `1:02:30`, to ms; undefined for other text. */
export function readTime(text: string): number | undefined {
  const match = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,3})$/.exec(text.trim());
  if (!match) return undefined;
  const [, hours = '0', minutes, last = '0'] = match;
  // A single number is minutes: nobody sets a talk's clock to twelve seconds.
  const seconds =
    minutes === undefined ? Number(last) * 60 : Number(hours) * 3600 + Number(minutes) * 60 + Number(last);
  return seconds * 1000;
}

/** A box to set the talk's clock, or to begin anew. */
export function createClockPanel(set: (elapsed: number) => void, anew: () => void): (elapsed: number) => void {
  const input = element('input');
  input.type = 'text';
  input.inputMode = 'numeric';
  const ok = button('Set', () => undefined);
  ok.type = 'submit';
  const form = element('form', element('label', 'The clock shows (minutes, or 12:30)', input), ok);
  const begin = button('Begin anew, at 0:00', () => {
    panel.close();
    anew();
  });
  const panel = createPanel('The clock', form, element('p', begin));
  input.addEventListener('input', () => {
    input.setCustomValidity('');
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const elapsed = readTime(input.value);
    if (elapsed === undefined) {
      input.setCustomValidity('A time is minutes, or minutes and seconds: 12:30');
      input.reportValidity();
      return;
    }
    panel.close();
    set(elapsed);
  });
  return (elapsed) => {
    input.value = spokenTime(elapsed);
    openPanel(panel);
    input.select();
  };
}

/** A box to set when the talk begins; the audience sees a countdown. */
export function createBeginPanel(tell: (begins: number | null) => void): (begins: number | null) => void {
  const input = element('input');
  input.type = 'number';
  input.min = '1';
  input.max = '120';
  input.required = true;
  const ok = button('Show it', () => undefined);
  ok.type = 'submit';
  const form = element('form', element('label', 'Minutes until the talk begins', input), ok);
  const none = button('Show the slide again', () => {
    panel.close();
    tell(null);
  });
  const panel = createPanel('Until the start', form, element('p', none));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    panel.close();
    tell(Date.now() + Number(input.value) * 60_000);
  });
  return (begins) => {
    input.value = '5';
    none.hidden = begins === null;
    openPanel(panel);
  };
}
