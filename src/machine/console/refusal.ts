/** A failed command: the message is the output, in GDB's words if it has any. */
export class Refusal extends Error {}
