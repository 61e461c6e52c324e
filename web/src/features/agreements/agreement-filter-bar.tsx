import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../records/filters/filter-bar';
import { OwnerSwitch } from '../../records/filters/owner-switch';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import type { ChangeSearch, ListSearch } from '../../shared/tables/list-search.rules';
import { AGREEMENT_LIST } from './agreement-list.rules';

interface AgreementFilterBarProps {
  search: ListSearch;
  onChange: ChangeSearch;
}

const USUAL_FILTERS = ['status', 'kind', 'partyCompanyId'];

/** The filters of the list of agreements. */
export function AgreementFilterBar({ search, onChange }: AgreementFilterBarProps) {
  const { t } = useTranslation('agreements');
  const getLabel = useFieldLabels('agreements');
  return (
    <FilterBar
      list={AGREEMENT_LIST}
      search={search}
      onChange={onChange}
      usual={USUAL_FILTERS}
      shownByChildren={search['ownerId'] === 'me' ? ['ownerId'] : []}
      texts={{
        search: t('agreements.search'),
        searchShort: t('agreements.searchShort'),
        archived: t('agreements.archived', { returnObjects: true }),
        getLabel,
      }}
      before={
        <OwnerSwitch search={search} onChange={onChange} label={getLabel('ownerId')} mine={t('agreements.mine')} />
      }
    />
  );
}
