import { useEffect, useRef, useState } from 'react';
import { readDraft, writeDraft } from '../drafts/draft.store';
import { useUser } from '../session/use-session';
import type { Drafts } from './record-drafts.rules';

/** Returns what the user typed into the fields of a record, and a function that changes it. It survives a reload. */
export function useRecordDrafts(name: string) {
  const userId = useUser().id;
  const [drafts, setDrafts] = useState<Drafts>({});
  const [isLoaded, setLoaded] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    const load = async () => {
      const stored = await readDraft<Drafts>(userId, name);
      if (!isCurrent) return;
      setDrafts((typed) => ({ ...stored, ...typed }));
      setLoaded(true);
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [userId, name]);
  const [kept, setKept] = useState<Drafts | null>(null);
  useEffect(() => {
    if (!isLoaded) return;
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
  /** Changes the drafts. When a save ends after the user has left the page, only the kept ones are left to change. */
  const updateDrafts = (update: (known: Drafts) => Drafts) => {
    if (isOnPage.current) setDrafts(update);
    else void updateKeptDrafts(userId, name, update);
  };
  return { drafts, isLoaded, isKept: kept === drafts, updateDrafts };
}

function keepDrafts(userId: string, name: string, drafts: Drafts): Promise<boolean> {
  return writeDraft(userId, name, Object.keys(drafts).length > 0 ? drafts : null);
}

async function updateKeptDrafts(userId: string, name: string, update: (known: Drafts) => Drafts): Promise<void> {
  await keepDrafts(userId, name, update((await readDraft<Drafts>(userId, name)) ?? {}));
}
