import MoreHorizontal from 'lucide-react/icons/ellipsis';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordIcon } from '../../records/search/record-icon';
import { getListName } from '../../records/search/record-reference.rules';
import type { HitKind, HitReference, SearchHit } from '../../records/search/search.api';
import { useHitFacts } from '../../records/search/use-hit-facts';
import { listTextKeys } from '../../shared/i18n/text-keys.rules';
import { groupHits, type SearchOptionGroup } from './search-groups.rules';

interface HitGroupsRequest {
  hits: readonly SearchHit[];
  more: readonly HitKind[];
  only: HitKind | null;
  onOpen: (record: HitReference) => void;
  onShowMore: (kind: HitKind) => void;
}

/** Returns the rows of what was found, grouped by kind. */
export function useHitGroups({ hits, more, only, onOpen, onShowMore }: HitGroupsRequest): SearchOptionGroup[] {
  const { t } = useTranslation('search');
  const listFacts = useHitFacts();
  return useMemo(() => {
    const describeMatch = ({ matchedOn, reference }: SearchHit) =>
      matchedOn === 'name' || matchedOn === 'title' ? (reference ?? undefined) : t(listTextKeys('matched', matchedOn));
    return groupHits(hits, more, only).map(({ kind, hits: shown, hasMore }) => ({
      id: kind,
      title: t(`words.${getListName(kind)}`),
      options: [
        ...shown.map((hit) => ({
          id: hit.id,
          icon: <RecordIcon kind={kind} size={18} />,
          title: hit.title,
          facts: listFacts(hit),
          note: describeMatch(hit),
          run: () => onOpen({ kind, id: hit.id, title: hit.title }),
        })),
        ...(hasMore
          ? [
              {
                id: `more ${kind}`,
                icon: <MoreHorizontal size={18} aria-hidden />,
                title: t('more', { kind: t(`words.${getListName(kind)}`) }),
                run: () => onShowMore(kind),
              },
            ]
          : []),
      ],
    }));
  }, [hits, more, only, onOpen, onShowMore, listFacts, t]);
}
