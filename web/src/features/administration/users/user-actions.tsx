import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import Archive from 'lucide-react/icons/archive';
import ArchiveRestore from 'lucide-react/icons/archive-restore';
import History from 'lucide-react/icons/history';
import { useTranslation } from 'react-i18next';
import { useCan, useUser } from '../../../shared/session/use-session';
import { ArchiveUserDialog } from './archive-user-dialog';
import { type User, useUserAction } from './users.api';

/** The actions on a user. Administrators cannot archive themselves, because they would be signed out at once. */
export function UserActions({ user }: { user: User }) {
  const { t } = useTranslation('administration');
  const me = useUser();
  const canWrite = useCan('users:write');
  const canAudit = useCan('audit:read');
  const [isArchiving, { open, close }] = useDisclosure();
  const isArchived = user.archivedAt !== null;
  return (
    <Group gap="xs">
      {canAudit && (
        <Button
          variant="default"
          size="xs"
          leftSection={<History size={16} aria-hidden />}
          component={Link}
          to="/administration/audit"
          search={{ actorId: user.id } as never}
        >
          {t('user.changes')}
        </Button>
      )}
      {canWrite && isArchived && <RestoreButton user={user} />}
      {canWrite && !isArchived && user.id !== me.id && (
        <Button variant="default" size="xs" leftSection={<Archive size={16} aria-hidden />} onClick={open}>
          {t('words.archive')}
        </Button>
      )}
      {isArchiving && <ArchiveUserDialog user={user} onClose={close} />}
    </Group>
  );
}

function RestoreButton({ user }: { user: User }) {
  const { t } = useTranslation('administration');
  const { mutate, isPending } = useUserAction();
  const restore = () =>
    mutate(
      { action: 'restore', user },
      { onError: (error) => notifications.show({ message: error.message, color: 'red' }) },
    );
  return (
    <Button size="xs" leftSection={<ArchiveRestore size={16} aria-hidden />} loading={isPending} onClick={restore}>
      {t('words.putBack')}
    </Button>
  );
}
