import { button, createPanel, element } from '../shared/panel.ts';

/** A box that says when the talk begins; the hall sees the time until then. */
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
    panel.showModal();
  };
}
