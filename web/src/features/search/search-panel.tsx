import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useRecentRecords } from '../../records/recent/use-recent-records';
import { findRecordPath, type RecordReference } from '../../records/search/record-reference.rules';
import { RecordCard } from './record-card';
import { SearchBox } from './search-box';
import type { Screen } from './use-search-actions';

interface SearchPanelProps {
  screens: readonly Screen[];
  onClose: () => void;
}

/** The search box, and the facts of a record that has no page yet. Going back from them keeps the question. */
export function SearchPanel({ screens, onClose }: SearchPanelProps) {
  const navigate = useNavigate();
  const { remember } = useRecentRecords();
  const [q, setQ] = useState('');
  const [record, setRecord] = useState<RecordReference | null>(null);
  const open = (opened: RecordReference) => {
    remember(opened);
    const path = findRecordPath(opened);
    if (!path) return setRecord(opened);
    onClose();
    return void navigate({ href: path });
  };
  const openNow = useLatest(open);
  if (record) return <RecordCard reference={record} onBack={() => setRecord(null)} onClose={onClose} />;
  return <SearchBox q={q} screens={screens} onSearch={setQ} onOpen={openNow} onClose={onClose} />;
}

/** Returns a function that stays the same and calls the latest one, so that rows are not rendered again for it. */
function useLatest<T>(call: (value: T) => void): (value: T) => void {
  const latest = useRef(call);
  useEffect(() => {
    latest.current = call;
  });
  const [stable] = useState(() => (value: T) => latest.current(value));
  return stable;
}
