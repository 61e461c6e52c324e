import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../records/filters/filter-bar';
import { OwnerSwitch } from '../../records/filters/owner-switch';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import type { ChangeSearch, ListSearch } from '../../shared/tables/list-search.rules';
import { COMPANY_LIST } from './company-list.rules';

interface CompanyFilterBarProps {
  search: ListSearch;
  onChange: ChangeSearch;
}

const USUAL_FILTERS = ['country', 'kind', 'tags'];

/** The filters of the list of companies. */
export function CompanyFilterBar({ search, onChange }: CompanyFilterBarProps) {
  const { t } = useTranslation('companies');
  const getLabel = useFieldLabels('companies');
  return (
    <FilterBar
      list={COMPANY_LIST}
      search={search}
      onChange={onChange}
      usual={USUAL_FILTERS}
      shownByChildren={search['ownerId'] === 'me' ? ['ownerId'] : []}
      texts={{
        search: t('search'),
        searchShort: t('searchShort'),
        archived: t('archived', { returnObjects: true }),
        getLabel,
      }}
      before={<OwnerSwitch search={search} onChange={onChange} label={getLabel('ownerId')} mine={t('mine')} />}
    />
  );
}
