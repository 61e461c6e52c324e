import { useId } from '@mantine/hooks';
import { useLayoutEffect } from 'react';
import { ExternalStore, useStore } from '../api/external.store';

/** The open dialogs, from the lowest to the highest. */
const openDialogs = new ExternalStore<readonly string[]>([]);

const LOWEST_Z_INDEX = 200;

interface DialogLevel {
  zIndex: number;
  /** Whether no other dialog is above this one. Only the highest dialog is closed by Escape. */
  isTop: boolean;
}

/** Puts a dialog above those that were open before it. */
export function useDialogLevel(isOpen: boolean): DialogLevel {
  const id = useId();
  const dialogs = useStore(openDialogs);
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    openDialogs.set([...openDialogs.get(), id]);
    return () => openDialogs.set(openDialogs.get().filter((other) => other !== id));
  }, [isOpen, id]);
  const level = dialogs.indexOf(id);
  return { zIndex: LOWEST_Z_INDEX + Math.max(0, level), isTop: level === dialogs.length - 1 };
}
