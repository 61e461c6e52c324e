/** The parts of a keyboard event that decide whether it is a shortcut. */
interface KeyPress {
  isComposing: boolean;
  keyCode: number;
  repeat: boolean;
  defaultPrevented: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** The key code that browsers report while an input method is composing. Safari reports it without `isComposing`. */
const COMPOSITION_KEY_CODE = 229;

/** Returns whether an input method is composing, so that the key belongs to it. */
export function isComposing(event: Pick<KeyPress, 'isComposing' | 'keyCode'>): boolean {
  return event.isComposing || event.keyCode === COMPOSITION_KEY_CODE;
}

/** Returns whether a key press can be a single-key shortcut. */
export function isSingleKey(event: KeyPress): boolean {
  if (isComposing(event) || event.defaultPrevented || event.repeat) return false;
  return !event.ctrlKey && !event.metaKey && !event.altKey;
}

/**
 * Adds a key to those of a sequence that has begun, such as `g` before `p`. Returns the shortcut that is complete, or the
 * keys of a sequence that may go on. A key that does not continue the sequence ends it, and does nothing else.
 */
export function addToSequence(
  begun: string,
  key: string,
  shortcuts: readonly string[],
): { completed: string | null; begun: string } {
  const keys = begun === '' ? key : `${begun} ${key}`;
  if (shortcuts.includes(keys)) return { completed: keys, begun: '' };
  return { completed: null, begun: shortcuts.some((one) => one.startsWith(`${keys} `)) ? keys : '' };
}

/** Returns whether a key press is a letter with the control key, or with the command key of a Mac. */
export function isControlKey(event: KeyPress & { key: string }, letter: string): boolean {
  if (isComposing(event) || event.altKey) return false;
  return (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === letter;
}
