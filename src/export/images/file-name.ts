import type { Outline } from '../../inspect/open.ts';

/**
 * What a picture is called, without its ending: `14-hypervisor`, after two steps of a picture for each
 * `14.2-hypervisor`, of a backup slide `backup-1-speed`. Sorted by name, pictures stand in the order of the talk.
 *
 * @param width digits of the last number
 */
export function fileName({ number, id }: Pick<Outline, 'number' | 'id'>, step: number, width: number): string {
  const [, backup] = /^\+(\d+)$/.exec(number) ?? [];
  const place = backup === undefined ? number.padStart(width, '0') : `backup-${backup}`;
  return `${place}${step > 0 ? `.${step}` : ''}-${id}`;
}
