import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../records/filters/filter-bar';
import { OwnerSwitch } from '../../records/filters/owner-switch';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import type { ChangeSearch, ListSearch } from '../../shared/tables/list-search.rules';
import { ACTIVITY_LIST, CALENDAR_LIST } from './activity-list.rules';

interface ActivityFilterBarProps {
  search: ListSearch;
  /** Whether the days are those of the calendar. */
  isCalendar: boolean;
  onChange: ChangeSearch;
}

const USUAL_FILTERS = ['kind', 'status', 'startsOn'];

/** The filters of the activities. */
export function ActivityFilterBar({ search, isCalendar, onChange }: ActivityFilterBarProps) {
  const { t } = useTranslation('activities');
  const getLabel = useFieldLabels('activities');
  return (
    <FilterBar
      list={isCalendar ? CALENDAR_LIST : ACTIVITY_LIST}
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
