import { Button, Group, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import ArchiveRestore from 'lucide-react/icons/archive-restore';
import ChevronDown from 'lucide-react/icons/chevron-down';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../shared/layout/confirm-dialog';
import { useCan } from '../../shared/session/use-session';
import type { EditedActivity } from './activity-fields/activity-fields.rules';

/** A change of the activity as a whole. */
interface ActivityChange<A> {
  mutate: (activity: A, options: { onSuccess: () => void }) => void;
  error: Error | null;
  isPending: boolean;
  reset: () => void;
}

interface ActivityActionsProps<A extends EditedActivity> {
  activity: A;
  archive: ActivityChange<A>;
  restore: ActivityChange<A>;
  /** Further actions, before the menu. */
  children?: ReactNode;
}

/** The actions on an activity. Somebody who may not change it sees only those that read. */
export function ActivityActions<A extends EditedActivity>(props: ActivityActionsProps<A>) {
  const { activity, archive, restore, children } = props;
  const { t } = useTranslation('activity-fields');
  const canWrite = useCan('activities:write');
  const [isAsking, { open, close }] = useDisclosure();
  const { id, title, archivedAt } = activity;
  const isArchived = archivedAt !== null;
  const change = isArchived ? restore : archive;
  const name = isArchived ? 'restore' : 'archive';
  const closeQuestion = () => {
    close();
    change.reset();
  };
  const submit = () =>
    change.mutate(activity, {
      onSuccess: () => {
        closeQuestion();
        if (isArchived) notifications.show({ message: t('restore.done', { title }) });
      },
    });
  return (
    <Group gap="xs" maw="100%">
      {children}
      {canWrite && isArchived && (
        <Button size="xs" leftSection={<ArchiveRestore size={16} aria-hidden />} onClick={open}>
          {t('restore.open')}
        </Button>
      )}
      {!isArchived && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              variant="default"
              size="xs"
              rightSection={<ChevronDown size={16} aria-hidden />}
              aria-label={t('actionsFor', { title })}
            >
              {t('actions')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item component={Link} to={`/activities/${id}/meetings`}>
              {t('meetings')}
            </Menu.Item>
            {canWrite && <Menu.Item onClick={open}>{t('archive.open')}</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={t(`${name}.title`, { title })}
        text={t(`${name}.text`)}
        submit={t(`${name}.submit`)}
        error={change.error}
        isPending={change.isPending}
        onConfirm={submit}
        onClose={closeQuestion}
      />
    </Group>
  );
}
