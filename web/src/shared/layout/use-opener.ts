import { useLayoutEffect, useRef } from 'react';

/**
 * Remembers which element opened a dialog. Returns a function that puts the focus there after closing, unless it is on
 * the page already. An item of a menu is gone by then, but not the button of the menu.
 */
export function useOpener(isOpen: boolean, onFocusLost?: () => void): () => void {
  const opener = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    if (isOpen) opener.current = findOpener();
  }, [isOpen]);
  return () => {
    if (isFocusOnPage()) return;
    if (opener.current?.isConnected) opener.current.focus();
    else onFocusLost?.();
  };
}

function findOpener(): HTMLElement | null {
  const active = document.activeElement as HTMLElement | null;
  const button = active?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  return button ? document.getElementById(button) : active;
}

function isFocusOnPage(): boolean {
  const active = document.activeElement;
  return active !== null && active !== document.body && active.closest('[role="dialog"]') === null;
}
