import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../../records/filters/filter-bar';
import { OwnerSwitch } from '../../../records/filters/owner-switch';
import { useFieldLabels } from '../../../shared/catalogue/use-field-labels';
import { type ChangeSearch, changeSearch, type ListSearch } from '../../../shared/tables/list-search.rules';
import { LEAD_LIST } from '../lead-search.rules';
import { USUAL_FILTERS } from './lead-filters.constants';

interface LeadFilterBarProps {
  search: ListSearch;
  onChange: ChangeSearch;
}

/** The filters of the list of leads. */
export function LeadFilterBar({ search, onChange }: LeadFilterBarProps) {
  const { t } = useTranslation('leads');
  const getLabel = useFieldLabels('leads');
  const isStale = search['staleSince.isNull'] === false;
  return (
    <FilterBar
      list={LEAD_LIST}
      search={search}
      onChange={onChange}
      usual={USUAL_FILTERS}
      shownByChildren={[...(search['ownerId'] === 'me' ? ['ownerId'] : []), ...(isStale ? ['staleSince'] : [])]}
      texts={{
        search: t('search'),
        searchShort: t('words.searchLeads'),
        archived: t('archived', { returnObjects: true }),
        getLabel,
      }}
      before={<OwnerSwitch search={search} onChange={onChange} label={getLabel('ownerId')} mine={t('words.myLeads')} />}
      after={
        <Switch
          size="sm"
          label={t('words.onlyStaleLeads')}
          checked={isStale}
          onChange={({ currentTarget }) =>
            onChange((known) => changeSearch(known, { 'staleSince.isNull': currentTarget.checked ? false : undefined }))
          }
        />
      }
    />
  );
}
