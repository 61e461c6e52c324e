import { useEffect, useRef } from 'react';
import { activeShortcuts, type Shortcut } from './shortcuts.store';

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
