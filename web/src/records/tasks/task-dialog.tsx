import { notifications } from '@mantine/notifications';
import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../shared/fields/plain-input';
import { findToday } from '../../shared/format/format.rules';
import { RecordForm } from '../../shared/forms/record-form';
import { useFormDraft } from '../../shared/forms/use-form-draft';
import { Dialog } from '../../shared/layout/dialog';
import { useUser } from '../../shared/session/use-session';
import { RecordPicker } from '../search/record-picker';
import type { RecordReference } from '../search/record-reference.rules';
import { UserSelect } from '../users/user-select';
import { findTaskGroup } from './task-groups.rules';
import { type Task, useCreateTask, useUpdateTask } from './tasks.api';

interface TaskDialogProps {
  isOpen: boolean;
  /** The task that is changed; null for a new one. */
  task?: Task | null;
  /** The record that a new task is about, if it is known. */
  subject?: RecordReference | null;
  onClose: () => void;
}

/** The dialog of a new task, or of one that is changed. */
export function TaskDialog({ isOpen, task = null, subject = null, onClose }: TaskDialogProps) {
  const { t } = useTranslation('tasks');
  return (
    <Dialog opened={isOpen} onClose={onClose} title={t(task ? 'edit' : 'new')}>
      {isOpen && task && <EditForm task={task} onClose={onClose} />}
      {isOpen && !task && <NewForm subject={subject} onClose={onClose} />}
    </Dialog>
  );
}

function EditForm({ task, onClose }: { task: Task; onClose: () => void }) {
  const { t } = useTranslation('tasks');
  const update = useUpdateTask();
  const { title, dueOn, assigneeId } = task;
  return (
    <RecordForm
      draft={useFormDraft(null, { title, dueOn: dueOn ?? '', assigneeId })}
      mutation={update}
      required={['title']}
      onClose={onClose}
      onSubmit={(values, finish) =>
        update.mutate(
          { task, changes: { ...values, title: values.title.trim(), dueOn: values.dueOn || null } },
          { onSuccess: finish },
        )
      }
    >
      {({ field }) => (
        <>
          <PlainInput
            {...field('title')}
            kind="text"
            label={t('words.title')}
            maxLength={200}
            data-autofocus
            autoFocus
          />
          <PlainInput {...field('dueOn')} kind="day" label={t('dueOn')} />
          <UserSelect {...field('assigneeId')} label={t('words.assignee')} />
        </>
      )}
    </RecordForm>
  );
}

function NewForm({ subject, onClose }: { subject: RecordReference | null; onClose: () => void }) {
  const { t } = useTranslation('tasks');
  const create = useCreateTask();
  const { id: userId } = useUser();
  const values = { title: '', dueOn: '', assigneeId: userId as string | null, subject };
  return (
    <RecordForm
      draft={useFormDraft(`new task ${subject?.id ?? ''}`, values)}
      mutation={create}
      required={['title']}
      pointers={{ subject: ['/leadId', '/companyId', '/contactId', '/activityId', '/agreementId'] }}
      submitText={t('create')}
      onClose={onClose}
      onSubmit={({ title, dueOn, assigneeId, subject: about }, finish) =>
        create.mutate(
          {
            title: title.trim(),
            assigneeId,
            ...(dueOn && { dueOn }),
            ...(about && { [`${about.kind}Id`]: about.id }),
          },
          {
            onSuccess: (task) => {
              finish();
              notifications.show({ message: <CreatedMessage task={task} />, color: 'green' });
            },
          },
        )
      }
    >
      {({ field }) => (
        <>
          <PlainInput
            {...field('title')}
            kind="text"
            label={t('words.title')}
            maxLength={200}
            data-autofocus
            autoFocus
          />
          <RecordPicker
            {...field('subject')}
            label={t('words.subject')}
            kinds={['lead', 'company', 'contact', 'activity', 'agreement']}
          />
          <PlainInput {...field('dueOn')} kind="day" label={t('dueOn')} />
          <UserSelect {...field('assigneeId')} label={t('words.assignee')} />
        </>
      )}
    </RecordForm>
  );
}

/** Says that a task was created, with a link to where it is. */
function CreatedMessage({ task }: { task: Task }) {
  const { t } = useTranslation('tasks');
  const { title, assigneeId } = task;
  const isMine = useUser().id === assigneeId;
  const group = findTaskGroup(task, findToday());
  return (
    <>
      <Text size="sm">{t('words.createdTitled', { title })}</Text>
      <Anchor
        size="sm"
        renderRoot={(link) => <Link {...link} to="/tasks" search={isMine ? {} : { view: 'team' }} hash={group} />}
      >
        {t('showCreated')}
      </Anchor>
    </>
  );
}
