import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../shared/layout/confirm-dialog';
import { Dialog } from '../../../shared/layout/dialog';
import { FieldCard } from '../../../shared/record-editor/field-card';
import { useCan } from '../../../shared/session/use-session';
import { PasswordLinkPanel } from './password-link-panel';
import { type User, type UserAction, useUserAction } from './users.api';

/** The ways in which a user signs in, and how an administrator helps one who cannot. */
export function SignInCard({ user }: { user: User }) {
  const { t } = useTranslation('administration');
  const canWrite = useCan('users:write') && user.archivedAt === null;
  const [dialog, setDialog] = useState<'link' | Extract<UserAction, 'removeTotp' | 'unlinkOidc'> | null>(null);
  const { mutate, isPending, error, reset } = useUserAction();
  const close = () => {
    setDialog(null);
    reset();
  };
  const isConfirmed = dialog === 'removeTotp' || dialog === 'unlinkOidc';
  const action = dialog === 'unlinkOidc' ? 'unlinkOidc' : 'removeTotp';
  const name = user.fullName;
  return (
    <FieldCard title={t('signIn.title')} fields={[]}>
      <Way text={t('signIn.link')}>
        {canWrite && (
          <Button size="xs" variant="default" onClick={() => setDialog('link')}>
            {t('signIn.makeLink')}
          </Button>
        )}
      </Way>
      <Way text={t(user.totpEnabled ? 'signIn.totpOn' : 'signIn.totpOff')}>
        {canWrite && user.totpEnabled && (
          <Button size="xs" variant="default" onClick={() => setDialog('removeTotp')}>
            {t('signIn.removeTotp.open')}
          </Button>
        )}
      </Way>
      <Way text={t(user.oidcLinked ? 'signIn.oidcOn' : 'signIn.oidcOff')}>
        {canWrite && user.oidcLinked && (
          <Button size="xs" variant="default" onClick={() => setDialog('unlinkOidc')}>
            {t('signIn.unlinkOidc.open')}
          </Button>
        )}
      </Way>
      <Dialog opened={dialog === 'link'} onClose={close} title={t('link.title', { name })}>
        {dialog === 'link' && <PasswordLinkPanel user={user} text={t('link.text', { name })} onClose={close} />}
      </Dialog>
      <ConfirmDialog
        isOpen={isConfirmed}
        title={t(`signIn.${action}.title`)}
        text={t(`signIn.${action}.text`, { name })}
        submit={t(`signIn.${action}.submit`)}
        error={error}
        isPending={isPending}
        onConfirm={() => mutate({ action, user }, { onSuccess: close })}
        onClose={close}
      />
    </FieldCard>
  );
}

function Way({ text, children }: { text: string; children: React.ReactNode }) {
  return (
    <Group justify="space-between" gap="xs" py={6}>
      <Text size="sm" style={{ flex: '1 1 220px' }}>
        {text}
      </Text>
      {children}
    </Group>
  );
}
