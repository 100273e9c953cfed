/** Expected speech after a key press, and the differences from the actual speech. */

export interface Step {
  /** A key as `xdotool` names it; `type words`; or `open read/`, an address below the site's. */
  readonly does: string;
  /** Texts that are said after it, in this order, each once. */
  readonly hears?: readonly string[];
  /** What is said last: what is told while letters are typed depends on how fast they come. */
  readonly ends?: string;
  /** Whether more is said than anybody waits for, such as a whole page: the next press interrupts it. */
  readonly isEndless?: true;
  /** Whether something must be said, whatever it is. */
  readonly isHeard?: true;
  /** Texts that are not. */
  readonly lacks?: readonly string[];
}

export interface Walk {
  readonly name: string;
  /** Whether it is walked by the short test, too. */
  readonly isShort?: true;
  readonly steps: readonly Step[];
}

/** Whether all that is waited for has been said; what must not be said may still come. */
export function isComplete({ hears = [], ends, isHeard }: Step, utterances: readonly string[]): boolean {
  const all = joined(utterances);
  const isEnded = ends === undefined || utterances.at(-1)?.includes(ends) === true;
  return hears.every((text) => all.includes(text)) && isEnded && (isHeard !== true || utterances.length > 0);
}

/** @returns what is wrong, one line each; nothing if all is as it should be */
export function problemsOf(step: Step, utterances: readonly string[]): string[] {
  const { hears = [], ends, lacks = [], isHeard } = step;
  const all = joined(utterances);
  const problems = hears.flatMap((text, index) => {
    const [first, last] = [all.indexOf(text), all.lastIndexOf(text)];
    if (first === -1) return [`not said: “${text}”`];
    if (first !== last) return [`said twice: “${text}”`];
    const before = hears[index - 1];
    return before !== undefined && all.indexOf(before) > first ? [`said before “${before}”: “${text}”`] : [];
  });
  return [
    ...problems,
    ...(ends === undefined || utterances.at(-1)?.includes(ends) === true ? [] : [`not said at the end: “${ends}”`]),
    ...lacks.filter((text) => all.includes(text)).map((text) => `said: “${text}”`),
    ...(isHeard === true && utterances.length === 0 ? ['nothing is said'] : []),
    ...utterances.filter((text) => NAMELESS.test(text)).map((text) => `without a name: “${text}”`),
    ...(utterances.some((text) => TWO_STOPS.test(text)) ? ['a sentence has two stops'] : []),
  ];
}

const joined = (utterances: readonly string[]): string => utterances.join('\n');

/** The focused element has a role but no name. */
const NAMELESS = /^(?:(?:toggle |push )?button|link|entry|statusbar|check box)(?: (?:not )?pressed)?\.$/;

/** `machines.. There`; three are an ellipsis. */
const TWO_STOPS = /(?<!\.)\.\.(?!\.)|[?!]\./;
