import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/layout/dialog';
import { useCan } from '../../../shared/session/use-session';
import { NewUserForm } from './new-user-form';
import { PasswordLinkPanel } from './password-link-panel';
import { getUserPath } from './user-list.rules';
import type { User } from './users.api';

/** Creates a user, and then offers a link with which the user sets a password. The page of the user opens afterwards. */
export function NewUserButton() {
  const { t } = useTranslation('administration');
  const navigate = useNavigate();
  const canWrite = useCan('users:write');
  const [isOpen, { open, close }] = useDisclosure();
  const [created, setCreated] = useState<User | null>(null);
  if (!canWrite) return null;
  const closeAll = () => {
    close();
    setCreated(null);
    if (created) void navigate({ to: getUserPath(created.id) });
  };
  return (
    <>
      <Button variant="light" size="xs" leftSection={<Plus size={14} aria-hidden />} onClick={open}>
        {t('newUser.open')}
      </Button>
      <Dialog
        opened={isOpen}
        onClose={closeAll}
        title={created ? t('newUser.createdTitle', { name: created.fullName }) : t('newUser.open')}
      >
        {isOpen && !created && <NewUserForm onClose={close} onCreated={setCreated} />}
        {created && (
          <PasswordLinkPanel
            user={created}
            text={t('newUser.linkText', { name: created.fullName })}
            onClose={closeAll}
          />
        )}
      </Dialog>
    </>
  );
}
