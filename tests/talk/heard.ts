/** What a screen reader says of the slides of this talk: one of each kind, forwards and backwards, and all of them. */
import { resolve } from 'node:path';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { readSources } from '../../src/loader/read.ts';
import type { Step, Walk } from '../screen-reader/judge.ts';

export const kinds: readonly Walk[] = [
  {
    name: 'Opening: a page, its first slide, and lists',
    isShort: true,
    steps: [
      { does: 'open', hears: ['Page has ', 'bhyvecon Tokyo 2019', 'Kamil Rytarowski', 'Tokyo, Japan'] },
      { does: 'Next', hears: ['Slide 2 of ', 'Bio. Kamil Rytarowski (born 1987). Krakow, Poland. NetBSD user'] },
      { does: 'Next', hears: ['Slide 3 of ', 'Topics. Terminology, ', '. NetBSD and software emulation, '] },
      { does: 'Prior', hears: ['Slide 2 of ', 'LLVM committer. GDB & binutils committer.'] },
    ],
  },
  {
    name: 'Layers, whose each is; a press says what it changed',
    isShort: true,
    steps: [
      { does: 'open #hypervisor', hears: ['Slide 6 of ', 'Level 1. Type-1: Hardware. Type-2: Hardware.'] },
      { does: 'Next', hears: ['Level 2. Type-1: Hypervisor. Type-2: Kernel, Hypervisor.'], lacks: ['Slide'] },
      { does: 'Prior', hears: ['Back to the start of the slide. Level 1.'] },
      { does: 'Next', hears: ['Level 2.'] },
    ],
  },
  {
    name: 'A link to a slide, from another page',
    steps: [
      { does: 'open speaker/', hears: ['Page has '] },
      { does: 'open #topics', hears: ['Page has ', 'Slide 3 of '] },
    ],
  },
  {
    name: 'A session, with its answers',
    isShort: true,
    steps: [
      { does: 'open #gdb-session', hears: ['A cross-debugging session. 2 commands, before the first.'] },
      { does: 'Next', hears: ['Command 1 of 2: break sys_open. Breakpoint 1 at ', 'line 1672.'] },
      { does: 'Next', hears: ['Command 2 of 2: ptype struct mbuf. type = struct mbuf {'] },
      { does: 'Prior', hears: ['Back to step 1 of 2. Command 1 of 2: '] },
      { does: 'Tab', hears: ['Session panel.'] },
      { does: 'Tab', hears: ['command 1 toggle button'] },
      { does: 'Down', hears: ['Breakpoint 1 at'] },
      // By lines Orca tells signs from words, and the button from what follows it.
      { does: 'Up', hears: ['command 1 toggle button', 'break', 'sys_open'] },
    ],
  },
  {
    name: 'Guest types',
    isShort: true,
    steps: [
      { does: 'open #xen-guest-types', hears: ['Slide 28 of ', 'Xen guest types. 5 types, from HVM to PV'] },
      { does: 'Next', hears: ['HVM: software: “Disk, network”'] },
      { does: 'Tab', hears: ['HVM toggle button pressed.'] },
      { does: 'Down', isHeard: true },
    ],
  },
  {
    name: 'The machine, live: its buttons have names, and what its debugger answers is said',
    steps: [
      { does: 'open #a-kernel-boots', hears: ['Slide 16 of '] },
      { does: 'Tab', hears: ['A small machine panel.'] },
      { does: 'Tab', hears: ['Run it live push button.'] },
      { does: 'open #/do-it-yourself/3/3,live', hears: ['Command 3 of 4: bt. #0 sys_open'] },
      { does: 'Tab', hears: ['A command for the debugger entry.'] },
      { does: 'type bt' },
      { does: 'Return', hears: ['#0 sys_open'] },
    ],
  },
  {
    name: 'All slides on one sheet',
    isShort: true,
    steps: [
      { does: 'open #hypervisor', hears: ['Slide 6 of '] },
      { does: 'Escape', hears: ['All slides dialog', '6, Hypervisor push button.'] },
      { does: 'Right', hears: ['7, The two types side by side'] },
      { does: 'Escape', isHeard: true },
    ],
  },
];

/** From the first slide to the last that is counted, by PageDown alone. */
export async function onward(): Promise<Walk> {
  const { talk } = await loadTalk(await readSources(resolve('slides'), 'slides'));
  const counted = (talk?.slides ?? []).filter(({ slide }) => !slide.isBackup);
  const steps = counted.flatMap(({ slide, steps }, index): Step[] => [
    index === 0
      ? { does: 'open', hears: ['Page has ', 'bhyvecon Tokyo 2019'] }
      : { does: 'Next', hears: [`Slide ${index + 1} of ${counted.length}. ${slide.title}`] },
    ...Array.from({ length: steps }, (): Step => ({ does: 'Next', isHeard: true, lacks: ['Slide '] })),
  ]);
  return { name: 'All slides', steps };
}
