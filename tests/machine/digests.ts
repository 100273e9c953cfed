/** What QEMU did, as `npm run talk -- machine prove` takes it, step by step: SHA-256 of the registers after each. */

/** Of the guest; its reads of the clock have our clock's value. */
export const GUEST_TRACE = {
  steps: 40_000,
  digest: 'c81ee86328fff3ee12e66b0e0e116a21fd6f69692255a7827a1a9653c4e0b1b7',
} as const;

/** Of the programs by chance of seed 0 on. */
export const PROGRAM_TRACES = {
  programs: 100,
  digest: '27cde3023a530eb2368f29b0998ebfab13d0b6f4c1828540697b2e3d1049ab11',
} as const;
