import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordReference } from '../../records/search/record-reference.rules';
import type { RecordKind } from '../../records/search/search.api';
import type { components } from '../../shared/api/schema';
import { matchesText } from './search-groups.rules';
import type { SearchOption, SearchOptionGroup } from './search-option.rules';
import { useHitGroups } from './use-hit-groups';
import { useRecentOptions } from './use-recent-options';
import { type Screen, useSearchActions } from './use-search-actions';

interface SearchGroupsRequest {
  q: string;
  data: components['schemas']['SearchResultView'] | undefined;
  only: RecordKind | null;
  screens: readonly Screen[];
  onOpen: (record: RecordReference) => void;
  onShowMore: (kind: RecordKind) => void;
  onClose: () => void;
}

const NOTHING: components['schemas']['SearchResultView'] = { items: [], more: [] };

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
