/** A command that cannot be done: the message is the answer, in GDB's words where GDB has some. */
export class Refusal extends Error {}
