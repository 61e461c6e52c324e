import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../records/filters/filter-bar';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import { type ChangeSearch, changeSearch, type ListSearch } from '../../shared/tables/list-search.rules';
import { TASK_LIST, TEAM_VIEW } from './task-list.rules';

interface TaskFilterBarProps {
  search: ListSearch;
  onChange: ChangeSearch;
}

const USUAL_FILTERS = ['status', 'dueOn', 'leadId', 'companyId'];

/** The filters of the list of tasks, and whose tasks it shows. */
export function TaskFilterBar({ search, onChange }: TaskFilterBarProps) {
  const { t } = useTranslation('tasks');
  const { view, assigneeId } = search;
  return (
    <FilterBar
      list={TASK_LIST}
      search={search}
      // The choice of whose tasks are shown is no filter, and clearing the filters keeps it.
      onChange={(change) => onChange((known) => changeSearch(change(known), { view: known['view'] }))}
      usual={USUAL_FILTERS}
      texts={{
        search: t('search'),
        searchShort: t('searchShort'),
        archived: t('archived', { returnObjects: true }),
        getLabel: useFieldLabels('tasks'),
      }}
      before={
        <SegmentedControl
          size="xs"
          aria-label={t('whose')}
          value={assigneeId === undefined ? (view === TEAM_VIEW ? TEAM_VIEW : 'mine') : ''}
          onChange={(value) =>
            onChange((known) =>
              changeSearch(known, { view: value === TEAM_VIEW ? TEAM_VIEW : undefined, assigneeId: undefined }),
            )
          }
          data={[
            { value: 'mine', label: t('mine') },
            { value: TEAM_VIEW, label: t('team') },
          ]}
        />
      }
    />
  );
}
