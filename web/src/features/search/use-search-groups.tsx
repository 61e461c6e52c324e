import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecentRecords } from '../../records/recent/use-recent-records';
import { RecordIcon } from '../../records/search/record-icon';
import { type AnyRecord, getRecordTitle, recordQuery } from '../../records/search/record.api';
import type { HitKind, HitReference, SearchResult } from '../../records/search/search.api';
import { useLabels } from '../../shared/labels/use-labels';
import { matchesText, type SearchOption, type SearchOptionGroup } from './search-groups.rules';
import { useHitGroups } from './use-hit-groups';
import { type Screen, useSearchActions } from './use-search-actions';

interface SearchGroupsRequest {
  q: string;
  data: SearchResult | undefined;
  only: HitKind | null;
  screens: readonly Screen[];
  onOpen: (record: HitReference) => void;
  onShowMore: (kind: HitKind) => void;
  onClose: () => void;
}

const NOTHING: SearchResult = { items: [], more: [] };

/** Returns all rows: what was found and the actions that match, or recent records and actions without a question. */
export function useSearchGroups({ q, data, only, screens, onOpen, onShowMore, onClose }: SearchGroupsRequest) {
  const { t } = useTranslation('search');
  const { items, more } = data ?? NOTHING;
  const found = useHitGroups({ hits: items, more, only, onOpen, onShowMore });
  const recent = useRecentOptions(onOpen);
  const { actions, destinations, preferences } = useSearchActions(screens, onClose);
  return useMemo(() => {
    const pick = (options: SearchOption[]) => options.filter(({ title }) => q === '' || matchesText(title, q));
    const own = { id: 'actions', title: t('words.actions'), options: pick(actions) };
    const groups: SearchOptionGroup[] = [
      ...(q === '' ? [own, { id: 'recent', title: t('recent'), options: recent }] : [...found, own]),
      { id: 'destinations', title: t('destinations'), options: pick(destinations) },
      { id: 'preferences', title: t('preferences'), options: pick(preferences) },
    ];
    return groups.filter(({ options }) => options.length > 0);
  }, [q, found, recent, actions, destinations, preferences, t]);
}

/** Returns the records that the user opened last, with the titles that he may see now. */
function useRecentOptions(onOpen: (record: HitReference) => void): SearchOption[] {
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
