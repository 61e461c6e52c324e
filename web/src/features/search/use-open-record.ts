import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useRecentRecords } from '../../records/recent/use-recent-records';
import { getRecordPath, type RecordReference } from '../../records/search/record-reference.rules';

/** Returns a function that closes the search and opens the page of a record. */
export function useOpenRecord(onClose: () => void): (record: RecordReference) => void {
  const navigate = useNavigate();
  const { remember } = useRecentRecords();
  return useLatest((record) => {
    remember(record);
    onClose();
    void navigate({ href: getRecordPath(record) });
  });
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
