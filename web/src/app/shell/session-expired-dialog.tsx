import { Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SignInForm } from '../../features/sign-in/sign-in-form';
import { useStore } from '../../shared/api/external.store';
import { Dialog } from '../../shared/layout/dialog';
import { continueAfterSignIn, isSessionExpired } from '../../shared/api/sign-in.store';
import { useUser } from '../../shared/session/use-session';

/** Lets the user sign in again without leaving the screen, so that nothing that was typed is lost. */
export function SessionExpiredDialog() {
  const { t } = useTranslation('app');
  const isExpired = useStore(isSessionExpired);
  const { email } = useUser();
  const { href } = useLocation();
  const client = useQueryClient();
  const finish = () => {
    continueAfterSignIn();
    void client.invalidateQueries();
  };
  return (
    <Dialog opened={isExpired} onClose={() => undefined} title={t('expired')} isClosable={false} centered>
      <Stack>
        <Text>{t('expiredHint')}</Text>
        <SignInForm email={email} returnTo={href} onSignedIn={finish} />
      </Stack>
    </Dialog>
  );
}
