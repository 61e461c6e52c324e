import { ActionIcon, Anchor, Button, Checkbox, Menu, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import Check from 'lucide-react/icons/check';
import Ellipsis from 'lucide-react/icons/ellipsis';
import MessageSquarePlus from 'lucide-react/icons/message-square-plus';
import Pencil from 'lucide-react/icons/pencil';
import { useTranslation } from 'react-i18next';
import rows from '../../shared/layout/rows.module.css';
import { useCan, useUser } from '../../shared/session/use-session';
import { DueDay } from '../days/due-day';
import { openLogInteraction } from '../interactions/log-interaction.store';
import { RecordIcon } from '../search/record-icon';
import { getRecordPath, type RecordReference } from '../search/record-reference.rules';
import { AssignPopover } from './assign-popover';
import { PostponeItems, PostponeMenu } from './postpone-menu';
import { stripReference } from './task-groups.rules';
import type { Task } from './tasks.api';
import classes from './task-row.module.css';

/** The kinds of records that an interaction can be about. */
const LOGGABLE_KINDS: readonly string[] = ['lead', 'company', 'contact'];

/** The actions on a task, for every row of a list. */
export interface TaskRowActions {
  onComplete: (task: Task) => void;
  onReopen: (task: Task) => void;
  onPostpone: (task: Task, dueOn: string) => void;
  onChooseDay: (task: Task) => void;
  onAssign: (task: Task, userId: string) => void;
  onEdit: (task: Task) => void;
}

interface TaskRowProps extends TaskRowActions {
  task: Task;
  today: string;
  canChange: boolean;
  /** Whether the actions are in a menu, because there is no room for them. */
  isNarrow: boolean;
  isSubjectShown: boolean;
  isAssigneeShown: boolean;
  /** Whether the task is selected; undefined if tasks cannot be selected. */
  isSelected?: boolean;
  onSelect?: (task: Task, isSelected: boolean) => void;
  /** Whether tasks are being selected. On a phone boxes then stand where tasks are completed otherwise. */
  isSelecting?: boolean;
}

/** A task in one line: it can be completed, postponed, passed on, and followed by an interaction. */
export function TaskRow(props: TaskRowProps) {
  const { task, today, canChange, isNarrow, isSubjectShown, isAssigneeShown, isSelected, onSelect } = props;
  const isSelecting = isNarrow && props.isSelecting === true;
  const { t } = useTranslation('tasks');
  const { id, title, dueOn, subject, status } = task;
  const isOpen = status === 'open';
  const record = subject && { kind: subject.kind, id: subject.id, title: subject.label };
  return (
    <li
      className={`${rows['row']} ${classes['task']} ${isAssigneeShown ? classes['withAssignee'] : ''}`}
      data-task={id}
      data-row
      data-closed={!isOpen || undefined}
    >
      {isSelected !== undefined && !isNarrow && (
        <Checkbox
          size="xs"
          aria-label={t('select', { title })}
          checked={isSelected}
          onChange={({ currentTarget }) => onSelect?.(task, currentTarget.checked)}
        />
      )}
      {isSelecting ? (
        <UnstyledButton
          className={classes['tick']}
          role="checkbox"
          aria-checked={isSelected}
          aria-label={t('select', { title })}
          onClick={() => onSelect?.(task, !isSelected)}
        >
          <span className={classes['box']} data-selected={isSelected || undefined}>
            <Check size={18} aria-hidden />
          </span>
        </UnstyledButton>
      ) : canChange ? (
        <UnstyledButton
          className={classes['tick']}
          aria-label={t(isOpen ? 'complete' : 'reopen', { title })}
          onClick={() => (isOpen ? props.onComplete(task) : props.onReopen(task))}
        >
          <span className={classes['circle']}>
            <Check size={13} aria-hidden />
          </span>
        </UnstyledButton>
      ) : (
        <span className={classes['tick']} />
      )}
      <span className={`${rows['title']} ${classes['title']}`} title={title}>
        {title}
      </span>
      {isSubjectShown && (
        <span className={`${rows['subject']} ${classes['subject']}`}>
          {record && (
            <>
              <RecordIcon kind={record.kind} size={14} />
              <Anchor
                inherit
                c="inherit"
                title={record.title}
                renderRoot={(link) => <Link {...link} to={getRecordPath(record)} />}
              >
                {stripReference(record.title)}
              </Anchor>
            </>
          )}
        </span>
      )}
      {isAssigneeShown && <Assignee {...props} />}
      <span className={`${rows['end']} ${classes['end']}`}>{isOpen && <DueDay day={dueOn} today={today} />}</span>
      {isNarrow ? <RowMenu {...props} record={record} /> : <RowActions {...props} record={record} />}
    </li>
  );
}

function Assignee({ task, canChange, isNarrow, onAssign }: TaskRowProps) {
  const { t } = useTranslation('tasks');
  const { id: userId } = useUser();
  const { title, assigneeId, assigneeName } = task;
  const name = assigneeName ?? t('nobody');
  // On a phone there is room only for what is not expected. The task is passed on in its form.
  if (isNarrow && assigneeId === userId) return null;
  if (!canChange || isNarrow) return <span className={classes['assignee']}>{name}</span>;
  return (
    <AssignPopover
      value={assigneeId}
      onAssign={(userId) => onAssign(task, userId)}
      renderButton={(toggle) => (
        <UnstyledButton
          className={classes['assignee']}
          aria-label={t('assignTask', { title, name })}
          title={name}
          onClick={toggle}
        >
          {name}
        </UnstyledButton>
      )}
    />
  );
}

type RowActionsProps = TaskRowProps & { record: RecordReference | null };

/** Returns what logs an interaction about the subject of a task; null if the user cannot. */
function useLog({ task, canChange, record }: RowActionsProps): (() => void) | null {
  const canLog = useCan('interactions:write');
  if (!canLog) return null;
  const subject = record && LOGGABLE_KINDS.includes(record.kind) ? record : null;
  const isOffered = canChange && task.status === 'open';
  return () => openLogInteraction(subject, isOffered ? { id: task.id, title: task.title } : undefined);
}

/** The buttons of a row are lighter than its text. */
const BUTTON_FONT = { fz: 13, fw: 500 } as const;

/** The actions at the end of the row. They are seen while the pointer or the focus is in it. */
function RowActions(props: RowActionsProps) {
  const { task, today, canChange, isAssigneeShown, onPostpone, onChooseDay, onEdit } = props;
  const { t } = useTranslation('tasks');
  const log = useLog(props);
  const { title, status } = task;
  if (!log && !canChange) return null;
  return (
    <span className={rows['actions']}>
      {log && (
        <Button
          variant="default"
          size="compact-sm"
          {...BUTTON_FONT}
          leftSection={<MessageSquarePlus size={14} aria-hidden />}
          aria-label={t('logAbout', { title })}
          onClick={log}
        >
          {t('log')}
        </Button>
      )}
      {canChange && status === 'open' && (
        <PostponeMenu today={today} onPostpone={(day) => onPostpone(task, day)} onChooseDay={() => onChooseDay(task)}>
          <Button variant="default" size="compact-sm" {...BUTTON_FONT} aria-label={t('postponeTask', { title })}>
            {t('postpone')}
          </Button>
        </PostponeMenu>
      )}
      {canChange && isAssigneeShown && (
        <ActionIcon variant="default" size={26} aria-label={t('editTask', { title })} onClick={() => onEdit(task)}>
          <Pencil size={14} aria-hidden />
        </ActionIcon>
      )}
    </span>
  );
}

/** The actions of the row in a menu, for fingers. */
function RowMenu(props: RowActionsProps) {
  const { task, today, canChange, record, isSelected, onSelect, onPostpone, onChooseDay, onEdit } = props;
  const { t } = useTranslation('tasks');
  const log = useLog(props);
  if (!log && !canChange && isSelected === undefined) return null;
  return (
    <Menu position="bottom-end" returnFocus>
      <Menu.Target>
        <ActionIcon
          className={classes['menu']}
          variant="subtle"
          color="gray"
          size={44}
          aria-label={t('words.actionsForTitle', { title: task.title })}
        >
          <Ellipsis size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {log && <Menu.Item onClick={log}>{t('words.logInteraction')}</Menu.Item>}
        {record && (
          <Menu.Item renderRoot={(link) => <Link {...link} to={getRecordPath(record)} />}>
            {t('openSubject', { title: stripReference(record.title) })}
          </Menu.Item>
        )}
        {isSelected !== undefined && (
          <Menu.Item onClick={() => onSelect?.(task, true)}>{t('select', { title: task.title })}</Menu.Item>
        )}
        {canChange && <Menu.Item onClick={() => onEdit(task)}>{t('edit')}</Menu.Item>}
        {canChange && task.status === 'open' && (
          <>
            <Menu.Label>{t('postpone')}</Menu.Label>
            <PostponeItems
              today={today}
              onPostpone={(day) => onPostpone(task, day)}
              onChooseDay={() => onChooseDay(task)}
            />
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
