/** A slide in a box on the desk, as the audience sees it: the same markup and styles, scaled down. */
import { type Address, formatAddress } from '../../live/address.ts';
import { showStates } from '../shared/figures.ts';
import { copyOf } from '../shared/small.ts';
import { showStep } from '../shared/steps.ts';
import type { SpeakerTalk } from '../shared/talk.ts';

export interface Preview {
  /** Undefined at the end of the talk. */
  readonly show: (place: Address | undefined) => void;
  /** The slide in the box. */
  readonly section: () => HTMLElement | undefined;
}

export function createPreview(box: HTMLElement, { slides }: SpeakerTalk): Preview {
  let shown: string | undefined;
  let section: HTMLElement | undefined;
  return {
    section: () => section,
    show: (place) => {
      const address = place && formatAddress(place);
      if (address === shown) return;
      shown = address;
      const original = slides.find(({ id }) => id === place?.id)?.section;
      if (!place || !original) {
        section = undefined;
        box.replaceChildren();
        return;
      }
      if (section?.dataset.slide !== place.id) {
        section = copyOf(original);
        box.replaceChildren(section);
      }
      showStep(section, place.step);
      showStates(section, place.states);
    },
  };
}
