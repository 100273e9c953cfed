/** A command of a page: its keys and its line in the help. */
export interface Command {
  /** As `nameOf` says them; the first ones are shown. */
  readonly keys: readonly string[];
  /** What the help prints instead of the names. */
  readonly shown: string;
  readonly does: string;
  readonly run: () => void;
  /** Whether a key that is held down does it again and again; by default once. */
  readonly repeats?: () => boolean;
}
