import { message, type Message } from '../messages.ts';
import type { PictureFault } from './drawing.ts';
import { LARGEST, type PictureFile } from './picture-file.ts';
import type { Place } from '../../talk.ts';
import type { Reference } from '../check/links.ts';

/** Reports problems of a slide's picture files, at each reference. */
export const checkPictures = (references: readonly Reference[], files: ReadonlyMap<string, PictureFile>): Message[] =>
  references.flatMap(({ kind, target, place }) => {
    const faults = kind === 'picture' ? (files.get(target)?.faults ?? []) : [];
    return faults.map((fault) => messageOf(fault, target, place));
  });

function messageOf(fault: PictureFault, path: string, place: Place): Message {
  switch (fault.kind) {
    case 'broken':
      return message('image-broken', place, path, fault.reason);
    case 'misnamed':
      return message('image-misnamed', place, path, fault.holds, fault.ending);
    case 'borrows':
      return message('image-borrows', place, path, fault.from);
    case 'script':
      return message('image-script', place, path);
    case 'large':
      return message(
        'image-large',
        place,
        path,
        fault.facts,
        `${LARGEST.megapixels} megapixels and ${LARGEST.megabytes} MB at the most`,
      );
  }
}
