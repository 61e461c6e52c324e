import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../records/filters/filter-bar';
import { OwnerSwitch } from '../../records/filters/owner-switch';
import type { ChangeSearch, ListSearch } from '../../shared/tables/list-search.rules';
import { ACTIVITY_LIST, type ActivityFilterName, CALENDAR_LIST } from './activity-list.rules';

interface ActivityFilterBarProps {
  search: ListSearch;
  /** Whether the days are those of the calendar. */
  isCalendar: boolean;
  onChange: ChangeSearch;
}

const USUAL_FILTERS: readonly ActivityFilterName[] = ['kind', 'status', 'startsOn'];

/** The filters of the activities. */
export function ActivityFilterBar({ search, isCalendar, onChange }: ActivityFilterBarProps) {
  const { t } = useTranslation('activities');
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
        getLabel: (name) => t(`filterName.${name as ActivityFilterName}`),
      }}
      before={<OwnerSwitch search={search} onChange={onChange} label={t('filterName.ownerId')} mine={t('mine')} />}
    />
  );
}
