/** Correction of a projector's picture. Stored in this browser, as the next room may need the same. */
import { KEYS } from '../../contract.ts';
import { recall, remember } from '../shared/memory.ts';
import { button, createPanel, element, openPanel } from '../shared/panel.ts';

interface Correction {
  /** In per cent; 100 changes nothing. */
  readonly brightness: number;
  readonly contrast: number;
  readonly invert: boolean;
}

const NONE: Correction = { brightness: 100, contrast: 100, invert: false };

const STEP = 5;

/** @returns a function that opens the box */
export function createProjector(): () => void {
  let now = kept();
  const brightness = slider('Brightness', 50, 200);
  const contrast = slider('Contrast', 50, 200);
  const invert = element('input');
  invert.type = 'checkbox';
  const none = button('As it was', () => {
    apply(NONE);
  });
  const invertLabel = element('label', invert, 'Invert');
  invertLabel.className = 'check';
  const steps = element('div', ...Array.from({ length: 11 }, (_, index) => shade(index / 10)));
  steps.className = 'shades';
  steps.ariaLabel = 'Eleven shades from black to white: correct until you can tell them apart';
  steps.setAttribute('role', 'img');
  const panel = createPanel('Projector', steps, brightness.label, contrast.label, invertLabel, element('p', none));

  const apply = (next: Correction) => {
    now = next;
    brightness.input.value = now.brightness.toString();
    contrast.input.value = now.contrast.toString();
    invert.checked = now.invert;
    const { style } = document.documentElement;
    // No CSS filter unless it corrects something: a filter costs time in every frame.
    if (isNone(now)) style.removeProperty('filter');
    else
      style.setProperty(
        'filter',
        `brightness(${now.brightness.toString()}%) contrast(${now.contrast.toString()}%) invert(${now.invert ? '100%' : '0%'})`,
      );
    remember(KEYS.projector, written(now));
  };
  const read = () => {
    apply({
      brightness: Number(brightness.input.value),
      contrast: Number(contrast.input.value),
      invert: invert.checked,
    });
  };
  for (const input of [brightness.input, contrast.input, invert]) input.addEventListener('input', read);
  apply(now);
  return () => {
    openPanel(panel);
  };
}

function slider(name: string, min: number, max: number) {
  const input = element('input');
  input.type = 'range';
  input.min = min.toString();
  input.max = max.toString();
  input.step = STEP.toString();
  return { input, label: element('label', name, input) };
}

function shade(light: number): HTMLElement {
  const made = element('span');
  const part = Math.round(light * 255).toString();
  made.style.setProperty('background', `rgb(${part} ${part} ${part})`);
  return made;
}

const isNone = ({ brightness, contrast, invert }: Correction): boolean =>
  brightness === 100 && contrast === 100 && !invert;

function kept(): Correction {
  const text = new URLSearchParams(recall(KEYS.projector) ?? '');
  const within = (name: string) => Math.min(200, Math.max(50, Number(text.get(name) ?? 100) || 100));
  return { brightness: within('brightness'), contrast: within('contrast'), invert: text.get('invert') === 'true' };
}

const written = ({ brightness, contrast, invert }: Correction): string =>
  new URLSearchParams({
    brightness: brightness.toString(),
    contrast: contrast.toString(),
    invert: invert.toString(),
  }).toString();
