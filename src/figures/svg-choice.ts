import { svg, type TemplateResult } from 'lit-html';

interface Choice {
  /** What is read aloud. */
  readonly name: string;
  readonly isChosen: boolean;
  readonly press: () => void;
  readonly className?: string;
}

/** A button in a drawing of lines: SVG has none of its own. Its `hit` shape is what a hand can press. */
export function choice({ name, isChosen, press, className = '' }: Choice, shape: TemplateResult): TemplateResult {
  return svg`<g
    class=${className}
    role="button"
    tabindex="-1"
    data-choice
    aria-pressed=${isChosen}
    aria-label=${name}
    @click=${press}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      press();
    }}
  >${shape}</g>`;
}
