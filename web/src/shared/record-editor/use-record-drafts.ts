import { useEffect, useRef, useState } from 'react';
import { readDraft, writeDraft } from '../drafts/draft.store';
import { useUser } from '../session/use-session';
import type { Drafts } from './record-drafts.rules';

/**
 * Returns what the user typed into the fields of a record, and functions that change it. It survives a reload.
 * @param name the name under which the device keeps it; null where it is not kept
 */
export function useRecordDrafts(name: string | null) {
  const userId = useUser().id;
  const [drafts, setDrafts] = useState<Drafts>({});
  const [isLoaded, setLoaded] = useState(name === null);
  const [isRestored, setRestored] = useState(false);
  useEffect(() => {
    if (name === null) return;
    let isCurrent = true;
    const load = async () => {
      const stored = await readDraft<Drafts>(userId, name);
      if (!isCurrent) return;
      setDrafts((typed) => ({ ...stored, ...typed }));
      setRestored(stored !== null);
      setLoaded(true);
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [userId, name]);
  const [kept, setKept] = useState<Drafts | null>(null);
  useEffect(() => {
    if (!isLoaded || name === null) return;
    const keep = async () => {
      const isWritten = await keepDrafts(userId, name, drafts);
      if (isWritten) setKept(drafts);
    };
    void keep();
  }, [drafts, isLoaded, userId, name]);
  const isOnPage = useRef(true);
  useEffect(() => {
    isOnPage.current = true;
    return () => {
      isOnPage.current = false;
    };
  }, []);
  /** Changes the drafts, which are of now from then on. When a save ends after the user has left the page, only the kept ones are left to change. */
  const updateDrafts = (update: (known: Drafts) => Drafts) => {
    setRestored(false);
    if (isOnPage.current) setDrafts(update);
    else if (name !== null) void updateKeptDrafts(userId, name, update);
  };
  /** Removes all drafts, also when the page is left in the same moment. */
  const discardDrafts = () => {
    setDrafts({});
    setRestored(false);
    if (name !== null) void keepDrafts(userId, name, {});
  };
  return { drafts, isLoaded, isRestored, isKept: kept === drafts, updateDrafts, discardDrafts };
}

function keepDrafts(userId: string, name: string, drafts: Drafts): Promise<boolean> {
  return writeDraft(userId, name, Object.keys(drafts).length > 0 ? drafts : null);
}

async function updateKeptDrafts(userId: string, name: string, update: (known: Drafts) => Drafts): Promise<void> {
  await keepDrafts(userId, name, update((await readDraft<Drafts>(userId, name)) ?? {}));
}
