import { useQuery } from '@tanstack/react-query';
import { preferencesQuery, useUpdatePreferences } from '../../shared/session/preferences.api';
import { mergeRecentRecords, type RecentRecord, readRecentRecords } from './recent-records.rules';

interface RecentRecords {
  records: RecentRecord[];
  /** Puts a record before the others. */
  remember: (record: RecentRecord) => void;
}

/** Returns the records that the user opened last. They follow the user to every device. */
export function useRecentRecords(): RecentRecords {
  const { data } = useQuery(preferencesQuery);
  const { mutate } = useUpdatePreferences();
  const records = readRecentRecords(data?.ui);
  const remember = ({ kind, id }: RecentRecord) => {
    if (records[0]?.id === id) return;
    mutate({ ui: { recentRecords: mergeRecentRecords([{ kind, id }], records) } });
  };
  return { records, remember };
}
