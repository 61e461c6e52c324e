import { useQueries } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useRecentRecords } from '../../records/recent/use-recent-records';
import { RecordIcon } from '../../records/search/record-icon';
import type { RecordReference } from '../../records/search/record-reference.rules';
import { type AnyRecord, getRecordTitle, recordQuery } from '../../records/search/record.api';
import { useLabels } from '../../shared/labels/use-labels';
import type { SearchOption } from './search-option.rules';

/** Returns the records that the user opened last, with the titles that he may see now. */
export function useRecentOptions(onOpen: (record: RecordReference) => void): SearchOption[] {
  const label = useLabels();
  const { records } = useRecentRecords();
  const combine = useCallback(
    (results: { data?: AnyRecord | null }[]) =>
      results.flatMap(({ data }) => {
        if (!data) return [];
        const { kind } = data;
        const record = { kind, id: data.record.id, title: getRecordTitle(data) };
        return {
          id: `recent ${record.id}`,
          icon: <RecordIcon kind={kind} size={18} />,
          title: record.title,
          facts: label('recordKind', kind),
          run: () => onOpen(record),
        };
      }),
    [label, onOpen],
  );
  return useQueries({ queries: records.map(({ kind, id }) => recordQuery(kind, id)), combine });
}
