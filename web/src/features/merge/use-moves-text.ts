import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import type { MergedRelation } from './merge.api';
import { useRelationLabel } from './use-relation-label';

/** Returns a function that writes what a merge moves, in one line; empty if it moves nothing. */
export function useMovesText(): (relations: readonly MergedRelation[]) => string {
  const { t } = useTranslation('merge');
  const label = useRelationLabel();
  const format = useFormat();
  return (relations) =>
    relations
      .filter(({ moved, combined }) => moved + combined > 0)
      .map(({ label: name, moved, combined }) =>
        t('moves.item', { name: label(name), number: format.count(moved + combined) }),
      )
      .join(', ');
}
