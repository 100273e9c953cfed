import type { Element } from 'hast';
import { inEnglish } from '../../../language.ts';
import { h } from '../../../trees.ts';

/**
 * The notes for readers: the first block of the notes for a step begins with the step's number.
 *
 * @param language the slide's
 */
export const withStepSigns = (blocks: readonly Element[], language: string): Element[] =>
  blocks.map((block, index) => {
    const { dataStep: step } = block.properties;
    if (step === undefined || step === blocks[index - 1]?.properties.dataStep) return block;
    return { ...block, children: [sign(Number(step), language), ...block.children] };
  });

const sign = (step: number, language: string): Element =>
  h('span', { className: ['step-sign', 'own'], ...inEnglish(language) }, `Step ${step} `);
