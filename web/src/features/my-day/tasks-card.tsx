import { Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listTextKeys } from '../../shared/i18n/text-keys.rules';
import { Dialog } from '../../shared/layout/dialog';
import { DayCard } from './day-card';
import { EmptyLine } from './empty-line';
import type { MyDay, Task } from './my-day.api';
import { groupTasks } from './my-day.rules';
import { PostponeForm } from './postpone-form';
import { TaskItem } from './task-item';
import { useDayFormat } from './use-day-format';
import { TASK_LIST_ID, useTaskActions } from './use-task-actions';
import classes from './my-day.module.css';

/** The open tasks of the user that are overdue or due within the week. */
export function TasksCard({ day, lastDay, tasks }: Pick<MyDay, 'day' | 'lastDay' | 'tasks'>) {
  const { t } = useTranslation('my-day');
  const format = useDayFormat();
  const list = useRef<HTMLDivElement>(null);
  const [postponed, setPostponed] = useState<Task | null>(null);
  const { complete, postpone, offerCompletion } = useTaskActions();
  /** Puts the focus on the task that follows one which is about to go, or else on the one before it or on the list. */
  const focusNext = (task: Task) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-task]') ?? [])];
    const index = rows.findIndex(({ dataset }) => dataset['task'] === task.id);
    const next = rows[index + 1] ?? rows[index - 1];
    (next?.querySelector<HTMLElement>('button') ?? list.current)?.focus();
  };
  const actions = {
    onComplete: (task: Task) => {
      focusNext(task);
      complete(task);
    },
    onPostpone: (task: Task, dueOn: string) => {
      focusNext(task);
      postpone(task, dueOn);
    },
    onChooseDay: setPostponed,
    onLogged: offerCompletion,
  };
  return (
    <DayCard title={t('tasks')} count={tasks.total}>
      <div ref={list} id={TASK_LIST_ID} role="group" aria-label={t('tasks')} tabIndex={-1}>
        {tasks.items.length === 0 && <EmptyLine>{t('noTasks', { day: format.weekday(lastDay) })}</EmptyLine>}
        {groupTasks(tasks.items, day).map(({ group, tasks: items }) => (
          <section key={group}>
            <Text component="h3" size="sm" fw={600} mt="xs" mb={0} c={group === 'overdue' ? 'red' : undefined}>
              {t(listTextKeys('groups', group), { day: format.weekday(lastDay), count: items.length })}
            </Text>
            <ul className={classes['list']}>
              {items.map((task) => (
                <TaskItem key={task.id} task={task} today={day} {...actions} />
              ))}
            </ul>
          </section>
        ))}
        {tasks.total > tasks.items.length && (
          <EmptyLine>{t('moreTasks', { count: tasks.total - tasks.items.length })}</EmptyLine>
        )}
      </div>
      <Dialog opened={postponed !== null} onClose={() => setPostponed(null)} title={t('postponeTo')} size="sm">
        {postponed && (
          <PostponeForm
            task={postponed}
            today={day}
            onDone={(dueOn) => {
              setPostponed(null);
              actions.onPostpone(postponed, dueOn);
            }}
          />
        )}
      </Dialog>
    </DayCard>
  );
}
