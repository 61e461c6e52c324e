import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useRecentRecords } from '../../records/recent/use-recent-records';
import { findRecordPath, type RecordReference } from '../../records/search/record-reference.rules';
import { useSearchText } from '../../records/search/use-search-text';
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
  const search = useSearchText();
  const [record, setRecord] = useState<RecordReference | null>(null);
  const open = (opened: RecordReference) => {
    remember(opened);
    const path = findRecordPath(opened);
    if (!path) return setRecord(opened);
    onClose();
    return void navigate({ href: path });
  };
  if (record) return <RecordCard reference={record} onBack={() => setRecord(null)} onClose={onClose} />;
  return <SearchBox search={search} screens={screens} onOpen={open} onClose={onClose} />;
}
