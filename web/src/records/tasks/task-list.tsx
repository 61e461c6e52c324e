import { Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RowSection } from '../../shared/layout/row-section';
import { useNearDay } from '../days/use-near-day';
import { PostponeDialog } from './postpone-dialog';
import { TaskDialog } from './task-dialog';
import { findLastDay, groupTasks, type TaskGroup } from './task-groups.rules';
import { TaskRow, type TaskRowActions } from './task-row';
import type { Task } from './tasks.api';
import { useCanChangeTask } from './use-can-change-task';
import { TASK_LIST_ID, useTaskActions } from './use-task-actions';

interface TaskListProps {
  /** The name of the list. */
  label: string;
  tasks: readonly Task[];
  today: string;
  /** The only heading, in place of those of groups. */
  title?: string;
  /** Tells whether the user may change a task, if the screen knows more than the task does. */
  canChange?: (task: Task) => boolean;
  /** Links and notes at the ends of the headings of groups. */
  ends?: Partial<Record<TaskGroup, ReactNode>>;
  isSubjectShown?: boolean;
  isAssigneeShown?: boolean;
  /** The selected tasks; absent if tasks cannot be selected. */
  selection?: { ids: ReadonlySet<string>; onSelect: (task: Task, isSelected: boolean) => void };
}

/** Tasks in groups by the day on which they are due, with everything that can be done about them. */
export function TaskList(props: TaskListProps) {
  const { label, tasks, today, title, ends = {}, isSubjectShown = true, isAssigneeShown = false, selection } = props;
  const { t } = useTranslation('tasks');
  const format = useNearDay();
  const canChangeTask = useCanChangeTask();
  const { canChange = canChangeTask } = props;
  const list = useRef<HTMLDivElement>(null);
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [postponed, setPostponed] = useState<Task | null>(null);
  const [edited, setEdited] = useState<Task | null>(null);
  const { complete, reopen, postpone, assign } = useTaskActions();
  /** Puts the focus on the task that follows one which is about to go, or else on the one before it or on the list. */
  const focusNext = (task: Task) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-task]') ?? [])];
    const index = rows.findIndex(({ dataset }) => dataset['task'] === task.id);
    const next = rows[index + 1] ?? rows[index - 1];
    (next?.querySelector<HTMLElement>('button') ?? list.current)?.focus();
  };
  const leaveRow =
    <T extends unknown[]>(act: (task: Task, ...values: T) => void) =>
    (task: Task, ...values: T) => {
      focusNext(task);
      act(task, ...values);
    };
  const actions: TaskRowActions = {
    onComplete: leaveRow(complete),
    onReopen: leaveRow(reopen),
    onPostpone: leaveRow(postpone),
    onChooseDay: setPostponed,
    onAssign: assign,
    onEdit: setEdited,
  };
  return (
    <div ref={list} id={TASK_LIST_ID} role="group" aria-label={label} tabIndex={-1}>
      {(title === undefined ? groupTasks(tasks, today) : [{ group: 'later' as const, tasks }]).map(
        ({ group, tasks: items }) => (
          <RowSection
            key={group}
            anchor={group}
            title={title ?? t(`groups.${group}`, { day: format.weekday(findLastDay(today)) })}
            count={items.length}
            isLate={group === 'overdue'}
            end={
              ends[group] ??
              (items.length === 0 && (
                <Text inherit component="span" c="dimmed">
                  {t('noneToday')}
                </Text>
              ))
            }
          >
            {items.length > 0 &&
              items.map((task) => (
                <TaskRow
                  key={task.id}
                  task={task}
                  today={today}
                  canChange={canChange(task)}
                  isNarrow={isNarrow}
                  isSubjectShown={isSubjectShown}
                  isAssigneeShown={isAssigneeShown}
                  isSelected={selection?.ids.has(task.id)}
                  onSelect={selection?.onSelect}
                  isSelecting={selection && selection.ids.size > 0}
                  {...actions}
                />
              ))}
          </RowSection>
        ),
      )}
      <PostponeDialog
        text={postponed?.title ?? null}
        today={today}
        onClose={() => setPostponed(null)}
        onDone={(dueOn) => postponed && actions.onPostpone(postponed, dueOn)}
      />
      <TaskDialog isOpen={edited !== null} task={edited} onClose={() => setEdited(null)} />
    </div>
  );
}
