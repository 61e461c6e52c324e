import { Button, Collapse, Group } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ViewMenu } from '../../records/lists/views/view-menu';
import { NewTaskButton } from '../../records/tasks/new-task-button';
import { TaskList } from '../../records/tasks/task-list';
import { type Task, useTaskUpdates } from '../../records/tasks/tasks.api';
import { useRowKeys } from '../../records/tasks/use-row-keys';
import { findToday } from '../../shared/format/format.rules';
import { EmptyState } from '../../shared/layout/empty-state';
import { LoadingState } from '../../shared/layout/loading-state';
import { PageTitle } from '../../shared/layout/page-title';
import { ProblemState } from '../../shared/layout/problem-state';
import { ShowMore } from '../../shared/layout/show-more';
import { useCan } from '../../shared/session/use-session';
import {
  type ChangeSearch,
  changeSearch,
  clearFilters,
  isFiltered,
  type ListSearch,
} from '../../shared/tables/list-search.rules';
import { RecordCount } from '../../shared/tables/record-count';
import { useListSearch } from '../../shared/tables/use-list-search';
import { TaskFilterBar } from './task-filter-bar';
import { completeTaskSearch, readTaskSearch, TASK_VIEWS } from './task-list.rules';
import { TaskSelectionBar } from './task-selection-bar';
import { taskCountQuery, tasksQuery } from './tasks.api';
import { FiltersButton } from '../../shared/tables/filters-button';

const route = getRouteApi('/user/tasks');

/** The tasks of the user, or those of everybody, in groups by the day on which they are due. */
export function TasksPage() {
  const { t } = useTranslation(['tasks', 'lists', 'filters']);
  const { search, change } = useListSearch(route.useSearch(), route.useNavigate(), readTaskSearch);
  const wanted = completeTaskSearch(search);
  const query = useInfiniteQuery(tasksQuery(wanted));
  const applyUpdates = useTaskUpdates();
  const canWrite = useCan('tasks:write');
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [areFiltersShown, { toggle }] = useDisclosure(false);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const page = useRef<HTMLDivElement>(null);
  const onKeyDown = useRowKeys(page);
  const { data } = query;
  const loaded = data?.pages.flatMap(({ items }) => items) ?? [];
  const isShown = ({ status }: Task) => !('status' in wanted) || [wanted['status']].flat().includes(status);
  const tasks = loaded.map(applyUpdates).filter(isShown);
  // A task that has left the list is not changed with the others.
  const ids = tasks.map(({ id }) => id).filter((id) => selected.has(id));
  const select = ({ id }: Task, isSelected: boolean) =>
    setSelected((known) => new Set(isSelected ? [...known, id] : [...known].filter((one) => one !== id)));
  useScrollToHash(data !== undefined);
  return (
    // The keys move the focus between controls, which are operated by themselves.
    <div ref={page} style={{ maxWidth: 1224 }} onKeyDown={onKeyDown} role="presentation">
      <Group justify="space-between" gap="xs" mb="xs">
        <Group gap="sm" align="baseline">
          <PageTitle>{t('words.tasks')}</PageTitle>
          {data && (
            <RecordCount
              query={taskCountQuery(wanted)}
              loaded={loaded.length}
              hasMore={query.hasNextPage}
              texts={{
                describeFirst: (count) => t('firstTasks', { loaded: count }),
                describeAll: (count, formatted) => t('taskCount', { count, formatted }),
              }}
            />
          )}
        </Group>
        <Group gap="xs">
          <ViewMenu viewed={TASK_VIEWS} search={search} onChange={change} />
          {isNarrow && <FiltersButton isOpen={areFiltersShown} onToggle={toggle} />}
          <NewTaskButton />
        </Group>
      </Group>
      <Collapse expanded={!isNarrow || areFiltersShown} mb="sm">
        <TaskFilterBar search={search} onChange={change} />
      </Collapse>
      {canWrite && (
        <TaskSelectionBar
          ids={ids}
          onSelectAll={() => setSelected(new Set(tasks.map(({ id }) => id)))}
          onClear={() => setSelected(new Set())}
        />
      )}
      {query.error && !data && <ProblemState error={query.error} onRetry={() => void query.refetch()} />}
      {!query.error && !data && <LoadingState />}
      {data && loaded.length === 0 && <NoTasks search={search} onChange={change} />}
      {loaded.length > 0 && (
        <TaskList
          label={t('words.tasks')}
          tasks={tasks}
          today={findToday()}
          isAssigneeShown
          selection={canWrite ? { ids: selected, onSelect: select } : undefined}
        />
      )}
      {data && <ShowMore query={query} />}
    </div>
  );
}

function NoTasks({ search, onChange }: { search: ListSearch; onChange: ChangeSearch }) {
  const { t } = useTranslation('tasks');
  if (!isFiltered(search)) return <EmptyState title={t('words.noTasks')} hint={t('emptyHint')} />;
  return (
    <EmptyState title={t('noMatch')} hint={t('noMatchHint')}>
      <Button onClick={() => onChange((known) => changeSearch(clearFilters(known), { view: known['view'] }))}>
        {t('words.clearFilters')}
      </Button>
    </EmptyState>
  );
}

/** Scrolls to the group that the address names, as soon as it is on the page. */
function useScrollToHash(isReady: boolean): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (isReady && hash !== '') document.getElementById(hash)?.scrollIntoView();
  }, [isReady, hash]);
}
