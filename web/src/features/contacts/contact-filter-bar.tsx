import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../records/filters/filter-bar';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import type { ChangeSearch, ListSearch } from '../../shared/tables/list-search.rules';
import { CONTACT_LIST } from './contact-list.rules';

interface ContactFilterBarProps {
  search: ListSearch;
  onChange: ChangeSearch;
}

const USUAL_FILTERS = ['worksFor', 'company.country', 'languages', 'tags'];

/** The filters of the list of contacts. */
export function ContactFilterBar({ search, onChange }: ContactFilterBarProps) {
  const { t } = useTranslation('contacts');
  return (
    <FilterBar
      list={CONTACT_LIST}
      search={search}
      onChange={onChange}
      usual={USUAL_FILTERS}
      texts={{
        search: t('search'),
        searchShort: t('searchShort'),
        archived: t('archived', { returnObjects: true }),
        getLabel: useFieldLabels('contacts'),
      }}
    />
  );
}
