import { useCallback, useEffect, useState } from 'react';
import { useUser } from '../session/use-session';
import { readDraft, writeDraft } from './draft.store';

interface DraftState<T> {
  value: T;
  /** Whether the value comes from an earlier time. */
  isRestored: boolean;
  isChanged: boolean;
}

export interface Draft<T> extends DraftState<T> {
  change: (changes: Partial<T>) => void;
  /** Begins again with the initial value. */
  discard: () => void;
}

/**
 * Returns the draft of a form, and null until it has been read. Every change is kept on the device, for this user only.
 * Fields that an older version of the application did not have get their initial value.
 */
export function useDraft<T extends object>(name: string, initial: T): Draft<T> | null {
  const { id: userId } = useUser();
  const [state, setState] = useState<DraftState<T> | null>(null);
  const [first] = useState(initial);
  useEffect(() => {
    let isCurrent = true;
    const load = async () => {
      const stored = await readDraft<T>(userId, name);
      if (isCurrent) setState({ value: { ...first, ...stored }, isRestored: stored !== null, isChanged: false });
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [userId, name, first]);
  const changed = state?.isChanged ? state.value : null;
  useEffect(() => {
    if (changed) void writeDraft(userId, name, changed);
  }, [userId, name, changed]);
  const change = useCallback((changes: Partial<T>) => {
    setState((known) => known && { ...known, value: { ...known.value, ...changes }, isChanged: true });
  }, []);
  const discard = useCallback(() => {
    setState({ value: first, isRestored: false, isChanged: false });
    void writeDraft(userId, name, null);
  }, [userId, name, first]);
  return state && { ...state, change, discard };
}
