import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordReference } from '../../records/search/record-reference.rules';
import type { RecordKind, SearchResult } from '../../records/search/search.api';
import { matchesText } from './search-groups.rules';
import type { SearchOptionGroup } from './search-option.rules';
import { useHitGroups } from './use-hit-groups';
import { useRecentOptions } from './use-recent-options';
import { type Screen, useSearchActions } from './use-search-actions';

interface SearchGroupsRequest {
  q: string;
  data: SearchResult | undefined;
  only: RecordKind | null;
  screens: readonly Screen[];
  onOpen: (record: RecordReference) => void;
  onShowMore: (kind: RecordKind) => void;
  onClose: () => void;
}

const NOTHING: SearchResult = { items: [], more: [] };

/** Returns all rows: what was found and the actions that match, or recent records and actions without a question. */
export function useSearchGroups({ q, data, only, screens, onOpen, onShowMore, onClose }: SearchGroupsRequest) {
  const { t } = useTranslation('search');
  const { items, more } = data ?? NOTHING;
  const found = useHitGroups({ hits: items, more, only, onOpen, onShowMore });
  const recent = useRecentOptions(onOpen);
  const actions = useSearchActions(screens, onClose);
  return useMemo(() => {
    const matching = actions.filter(({ title }) => q === '' || matchesText(title, q));
    const groups: SearchOptionGroup[] = [
      ...(q === '' ? [{ id: 'recent', title: t('recent'), options: recent }] : found),
      { id: 'actions', title: t('words.actions'), options: matching },
    ];
    return groups.filter(({ options }) => options.length > 0);
  }, [q, found, recent, actions, t]);
}
