import { Alert, Badge, Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signInMethodsQuery } from '../account.api';
import { AccountCard } from '../account-card';
import { RecoveryCodesDialog, RemoveTotpDialog, SetUpTotpDialog } from './totp-dialogs';

/** Number of recovery codes from which on the user is reminded to make new ones. */
const FEW_CODES = 3;

interface TotpCardProps {
  isOn: boolean;
  recoveryCodes: number;
  /** Whether the user can also sign in through the identity provider, which asks for no code of this application. */
  hasOidc: boolean;
}

/** One-time codes: set up, new recovery codes, and the end of it. */
export function TotpCard({ isOn, recoveryCodes, hasOidc }: TotpCardProps) {
  const { t } = useTranslation('account');
  const client = useQueryClient();
  const [dialog, setDialog] = useState<'set-up' | 'codes' | 'remove' | null>(null);
  const close = () => {
    setDialog(null);
    void client.invalidateQueries({ queryKey: signInMethodsQuery.queryKey });
  };
  return (
    <AccountCard title={t('totp.title')}>
      <Group gap="xs">
        <Badge color={isOn ? 'green' : 'gray'} variant="light">
          {isOn ? t('totp.on') : t('totp.off')}
        </Badge>
        {isOn && <Text size="sm">{t('totp.codesLeft', { count: recoveryCodes })}</Text>}
      </Group>
      <Text size="sm">{t('totp.hint')}</Text>
      {hasOidc && <Text size="sm">{t('totp.oidcHint')}</Text>}
      {isOn && recoveryCodes <= FEW_CODES && <Alert color="yellow">{t('totp.fewCodes')}</Alert>}
      <Group>
        {isOn ? (
          <>
            <Button variant="default" onClick={() => setDialog('codes')}>
              {t('totp.renew')}
            </Button>
            <Button variant="default" onClick={() => setDialog('remove')}>
              {t('totp.remove')}
            </Button>
          </>
        ) : (
          <Button onClick={() => setDialog('set-up')}>{t('totp.setUp')}</Button>
        )}
      </Group>
      {dialog === 'set-up' && <SetUpTotpDialog onClose={close} />}
      {dialog === 'codes' && <RecoveryCodesDialog onClose={close} />}
      {dialog === 'remove' && <RemoveTotpDialog onClose={close} />}
    </AccountCard>
  );
}
