import { ActionIcon, Text } from '@mantine/core';
import Check from 'lucide-react/icons/check';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../shared/session/use-session';
import { LogButton } from './log-button';
import type { Task } from './my-day.api';
import { PostponeMenu } from './postpone-menu';
import { RecordLink } from './record-link';
import { useDayFormat } from './use-day-format';
import classes from './my-day.module.css';

/** The kinds of records that an interaction can be about. */
const LOGGABLE_KINDS: readonly string[] = ['lead', 'company', 'contact'];

interface TaskItemProps {
  task: Task;
  today: string;
  onComplete: (task: Task) => void;
  onPostpone: (task: Task, dueOn: string) => void;
  onChooseDay: (task: Task) => void;
  onLogged: (task: Task) => void;
}

/** A task of the user: it can be completed, postponed, and followed by an interaction. */
export function TaskItem({ task, today, onComplete, onPostpone, onChooseDay, onLogged }: TaskItemProps) {
  const { t } = useTranslation('my-day');
  const format = useDayFormat();
  const canWrite = useCan('tasks:write');
  const { id, title, dueOn, subject } = task;
  const record = subject && { kind: subject.kind, id: subject.id, title: subject.label };
  return (
    <li className={`${classes['item']} ${classes['task']}`} data-task={id}>
      {canWrite && (
        <ActionIcon
          variant="default"
          size={44}
          radius="xl"
          aria-label={t('complete', { title })}
          onClick={() => onComplete(task)}
        >
          <Check size={20} aria-hidden />
        </ActionIcon>
      )}
      <div className={classes['text']}>
        <Text size="sm" fw={600}>
          {title}
        </Text>
        <Text size="sm" c="dimmed">
          {dueOn !== null && dueOn !== today && t('due', { day: format.weekday(dueOn) })}
          {record && dueOn !== today && ' · '}
          {record && <RecordLink record={record} />}
        </Text>
      </div>
      <div className={classes['actions']}>
        <LogButton
          subject={record && LOGGABLE_KINDS.includes(record.kind) ? record : null}
          title={title}
          onLogged={() => onLogged(task)}
        />
        {canWrite && (
          <PostponeMenu
            title={title}
            today={today}
            onPostpone={(day) => onPostpone(task, day)}
            onChooseDay={() => onChooseDay(task)}
          />
        )}
      </div>
    </li>
  );
}
