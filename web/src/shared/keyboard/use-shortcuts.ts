import { useEffect, useRef } from 'react';
import { ExternalStore } from '../api/external.store';
import { addToSequence, isControlKey, isSingleKey } from './shortcuts.rules';

/** A key that does something on the present screen. */
export interface Shortcut {
  /** The key, or several that follow each other: `g p`. */
  key: string;
  /** The text in the list of shortcuts. */
  text: string;
  /** Whether the key is pressed together with the control key. Such a shortcut always works. */
  withControl?: boolean;
  /** Whether it opens a dialog. The keys that follow belong to the dialog, also while that is loaded. */
  opensDialog?: boolean;
  run: () => void;
}

/** The shortcuts of the present screen. */
export const activeShortcuts = new ExternalStore<readonly Shortcut[]>([]);

/** Adds a shortcut for as long as the component is on the screen. Null adds none, for example without the right. */
export function useShortcut(shortcut: Shortcut | null): void {
  const run = useRef(shortcut?.run);
  const { key, text, withControl, opensDialog } = shortcut ?? {};
  useEffect(() => {
    run.current = shortcut?.run;
  });
  useEffect(() => {
    if (key === undefined || text === undefined) return undefined;
    const added: Shortcut = { key, text, withControl, opensDialog, run: () => run.current?.() };
    activeShortcuts.set([...activeShortcuts.get(), added]);
    return () => activeShortcuts.set(activeShortcuts.get().filter((one) => one !== added));
  }, [key, text, withControl, opensDialog]);
}

/** Elements in which a key belongs to the element, and dialogs, which keep the keyboard to themselves. */
const TYPING =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="menu"], [role="listbox"]';
const OPEN_DIALOG = '[role="dialog"][aria-modal="true"]';

/** Time within which the next key of a sequence has to follow. */
const SEQUENCE_MS = 1_500;

/** Time for which keys wait for a dialog that is being opened. */
const DIALOG_MS = 3_000;

/** Runs the shortcuts of the present screen. Single keys and their sequences can be switched off (WCAG 2.1.4). */
export function useShortcutListener(areSingleKeysOn: boolean): void {
  useEffect(() => {
    let begun = '';
    let begunAt = 0;
    let dialogAwaitedUntil = 0;
    /** Returns the shortcut that a single key completes, unless the key belongs to an element or a dialog. */
    const findByKey = (event: KeyboardEvent) => {
      if (!areSingleKeysOn || !isSingleKey(event) || isKeyTaken(event.target)) return undefined;
      return event.timeStamp < dialogAwaitedUntil ? undefined : complete(event);
    };
    const complete = (event: KeyboardEvent) => {
      const shortcuts = activeShortcuts.get().filter(({ withControl }) => !withControl);
      const isOnTime = event.timeStamp - begunAt <= SEQUENCE_MS;
      const result = addToSequence(
        isOnTime ? begun : '',
        event.key,
        shortcuts.map(({ key }) => key),
      );
      begun = result.begun;
      begunAt = event.timeStamp;
      return shortcuts.find(({ key }) => key === result.completed);
    };
    const run = (event: KeyboardEvent) => {
      const controlled = activeShortcuts.get().find(({ key, withControl }) => withControl && isControlKey(event, key));
      const shortcut = controlled ?? findByKey(event);
      if (!shortcut) return;
      event.preventDefault();
      if (shortcut.opensDialog) dialogAwaitedUntil = event.timeStamp + DIALOG_MS;
      shortcut.run();
    };
    const endWaiting = ({ target }: FocusEvent) => {
      if (isKeyTaken(target)) dialogAwaitedUntil = 0;
    };
    window.addEventListener('keydown', run);
    window.addEventListener('focusin', endWaiting);
    return () => {
      window.removeEventListener('keydown', run);
      window.removeEventListener('focusin', endWaiting);
    };
  }, [areSingleKeysOn]);
}

/** Returns whether an element or an open dialog takes the keys. */
function isKeyTaken(target: EventTarget | null): boolean {
  return (target instanceof Element && target.closest(TYPING) !== null) || document.querySelector(OPEN_DIALOG) !== null;
}
