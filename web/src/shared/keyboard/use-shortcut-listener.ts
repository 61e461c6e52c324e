import { useEffect } from 'react';
import { isControlKey, isSingleKey } from './shortcuts.rules';
import { activeShortcuts } from './shortcuts.store';

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
