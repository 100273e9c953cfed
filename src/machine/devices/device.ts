/** A memory-mapped device. */
export interface Device {
  /** Its accesses are counted under this name. */
  readonly kind: 'timer' | 'serial' | 'power';
  /**
   * @param offset from the device's base, in bytes
   * @param time in ticks
   */
  read: (offset: number, time: number) => number;
  write: (offset: number, value: number) => void;
}
