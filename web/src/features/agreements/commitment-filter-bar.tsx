import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../records/filters/filter-bar';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import type { ChangeSearch, ListSearch } from '../../shared/tables/list-search.rules';
import { COMMITMENT_LIST } from './agreement-list.rules';

interface CommitmentFilterBarProps {
  search: ListSearch;
  onChange: ChangeSearch;
}

const USUAL_FILTERS = ['status', 'overdue', 'dueOn'];

/** The filters of the list of commitments. */
export function CommitmentFilterBar({ search, onChange }: CommitmentFilterBarProps) {
  const { t } = useTranslation('agreements');
  const getLabel = useFieldLabels('commitments');
  return (
    <FilterBar
      list={COMMITMENT_LIST}
      search={search}
      onChange={onChange}
      usual={USUAL_FILTERS}
      texts={{
        search: t('commitments.search'),
        searchShort: t('commitments.searchShort'),
        archived: t('commitments.archived', { returnObjects: true }),
        getLabel,
      }}
    />
  );
}
