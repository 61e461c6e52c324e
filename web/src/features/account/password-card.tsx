import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../shared/api/api.errors';
import { useFocusInvalid } from '../../shared/fields/use-focus-invalid';
import { NewPasswordInput } from '../../shared/session/new-password-input';
import { changePassword, sessionsQuery } from './account.api';
import { AccountCard } from './account-card';
import { CurrentPasswordInput, isPasswordWrong } from './current-password-input';

/** Changes the password. All other sessions of the user end with it. */
export function PasswordCard() {
  const { t } = useTranslation('account');
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [currentPassword, setCurrentPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const { mutate, isPending, error } = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      setCurrentPassword('');
      setNewPassword('');
      notifications.show({ message: t('password.changed'), color: 'green' });
      void client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
  });
  useFocusInvalid(form, error);
  const problem = error instanceof ProblemError ? error : null;
  const isAtField = isPasswordWrong(error) || problem?.findFieldDetail('/newPassword') != null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate({ currentPassword, newPassword });
  };
  return (
    <AccountCard title={t('password.title')}>
      <form ref={form} onSubmit={submit} noValidate>
        <Stack>
          {error && !isAtField && <Alert color="red">{error.message}</Alert>}
          <CurrentPasswordInput value={currentPassword} onChange={setCurrentPassword} error={error} />
          <NewPasswordInput value={newPassword} onChange={setNewPassword} problem={problem} />
          <Text size="sm" c="dimmed">
            {t('password.hint')}
          </Text>
          <Group>
            <Button type="submit" variant="default" loading={isPending}>
              {t('password.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </AccountCard>
  );
}
