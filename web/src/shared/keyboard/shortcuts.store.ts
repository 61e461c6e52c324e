import { ExternalStore } from '../api/external.store';

/** A key that does something on the present screen. */
export interface Shortcut {
  /** The key, or several that follow each other: `g p`. */
  key: string;
  /** The text in the list of shortcuts. */
  text: string;
  /** Whether the key is pressed together with the control key. Such a shortcut always works. */
  withControl?: boolean;
  run: () => void;
}

/** The shortcuts of the present screen. */
export const activeShortcuts = new ExternalStore<readonly Shortcut[]>([]);
