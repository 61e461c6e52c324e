import { Collapse, Group, SegmentedControl, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type NewActivity, NewActivityDialog } from '../../records/activities/activity-create/new-activity-dialog';
import { NewActivityButton } from '../../records/activities/activity-create/new-activity-button';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import { loadPart } from '../../shared/api/connection.store';
import { listTextKeys } from '../../shared/i18n/text-keys.rules';
import { LoadingState } from '../../shared/layout/loading-state';
import { useCan } from '../../shared/session/use-session';
import { ExportMenu } from '../../shared/tables/export-menu';
import { SortSelect } from '../../shared/tables/sort-select';
import { ActivityFilterBar } from './activity-filter-bar';
import { ACTIVITY_LIST, ACTIVITY_VIEWS } from './activity-list.rules';
import { filterByPeriod, findPeriod, VIEWS } from './calendar/calendar.rules';
import { ActivityList } from './list/activity-list';
import { useActivitySearch } from './use-activity-search';
import { ViewMenu } from '../../records/lists/views/view-menu';
import { PageTitle } from '../../shared/layout/page-title';
import { FiltersButton } from '../../shared/tables/filters-button';

/** The calendar is a large part that the list does not need. */
const CalendarPanel = lazy(async () => {
  const { CalendarPanel: panel } = await loadPart(() => import('./calendar/calendar-panel'));
  return { default: panel };
});

/** Delegations, roadshows with their stops, and seminars, in a calendar or in a list. */
export function ActivitiesPage() {
  const { t } = useTranslation(['activities', 'lists', 'filters']);
  const getLabel = useFieldLabels('activities');
  const { search, change, view, day, show, isNarrow } = useActivitySearch();
  const [created, setCreated] = useState<NewActivity | null>(null);
  const [areFiltersShown, { toggle }] = useDisclosure(false);
  const canWrite = useCan('activities:write');
  const canExport = useCan('activities:export');
  const shown = view === 'list' ? search : filterByPeriod(search, findPeriod(view, day));
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <PageTitle>{t('words.activities')}</PageTitle>
        <Group gap="xs">
          <SegmentedControl
            size="xs"
            aria-label={t('view')}
            value={view}
            onChange={(value) => show({ view: value })}
            data={VIEWS.map((value) => ({ value, label: t(listTextKeys('views', value)) }))}
          />
          {view === 'list' && <ViewMenu viewed={ACTIVITY_VIEWS} search={search} onChange={change} />}
          {canWrite && <NewActivityButton onChoose={(kind) => setCreated({ kind, day: null })} />}
          {isNarrow && view === 'list' && (
            <SortSelect list={ACTIVITY_LIST} search={search} onChange={change} getLabel={getLabel} />
          )}
          {isNarrow && <FiltersButton isOpen={areFiltersShown} onToggle={toggle} />}
          {canExport && (
            <ExportMenu
              list={ACTIVITY_LIST}
              search={shown}
              formats={['xlsx', 'csv', 'jsonl']}
              hint={t(view === 'list' ? 'exportHint' : 'exportPeriodHint')}
            />
          )}
        </Group>
      </Group>
      <Collapse expanded={!isNarrow || areFiltersShown}>
        <ActivityFilterBar search={search} isCalendar={view !== 'list'} onChange={change} />
      </Collapse>
      {view === 'list' ? (
        <ActivityList search={search} isNarrow={isNarrow} onChange={change} />
      ) : (
        <Suspense fallback={<LoadingState />}>
          <CalendarPanel
            search={search}
            view={view}
            day={day}
            onDay={(value) => show({ view, day: value })}
            onCreate={canWrite ? (value) => setCreated({ kind: 'delegation', day: value }) : null}
          />
        </Suspense>
      )}
      <NewActivityDialog activity={created} onClose={() => setCreated(null)} />
    </Stack>
  );
}
