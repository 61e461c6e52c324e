import { useEffect, useRef } from 'react';
import { ExternalStore } from '../api/external.store';
import { isControlKey, isSingleKey } from './shortcuts.rules';

/** A key that does something on the present screen. */
export interface Shortcut {
  key: string;
  /** The text in the list of shortcuts. */
  text: string;
  /** Whether the key is pressed together with the control key. Such a shortcut always works. */
  withControl?: boolean;
  run: () => void;
}

/** The shortcuts of the present screen. */
export const activeShortcuts = new ExternalStore<readonly Shortcut[]>([]);

/** Adds a shortcut for as long as the component is on the screen. Null adds none, for example without the right. */
export function useShortcut(shortcut: Shortcut | null): void {
  const run = useRef(shortcut?.run);
  const { key, text, withControl } = shortcut ?? {};
  useEffect(() => {
    run.current = shortcut?.run;
  });
  useEffect(() => {
    if (key === undefined || text === undefined) return undefined;
    const added: Shortcut = { key, text, withControl, run: () => run.current?.() };
    activeShortcuts.set([...activeShortcuts.get(), added]);
    return () => activeShortcuts.set(activeShortcuts.get().filter((one) => one !== added));
  }, [key, text, withControl]);
}

/** Elements in which a key belongs to the element, and dialogs, which keep the keyboard to themselves. */
const TYPING =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="menu"], [role="listbox"]';
const OPEN_DIALOG = '[role="dialog"][aria-modal="true"]';

/** Runs the shortcuts of the present screen. Single keys can be switched off (WCAG 2.1.4). */
export function useShortcutListener(areSingleKeysOn: boolean): void {
  useEffect(() => {
    const run = (event: KeyboardEvent) => {
      const shortcut = activeShortcuts.get().find(({ key, withControl }) => {
        if (withControl) return isControlKey(event, key);
        return areSingleKeysOn && event.key === key && isSingleKey(event) && !isKeyTaken(event.target);
      });
      if (!shortcut) return;
      event.preventDefault();
      shortcut.run();
    };
    window.addEventListener('keydown', run);
    return () => window.removeEventListener('keydown', run);
  }, [areSingleKeysOn]);
}

/** Returns whether an element or an open dialog takes the keys. */
function isKeyTaken(target: EventTarget | null): boolean {
  return (target instanceof Element && target.closest(TYPING) !== null) || document.querySelector(OPEN_DIALOG) !== null;
}
