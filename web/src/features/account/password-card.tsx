import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { RecordForm } from '../../shared/forms/record-form';
import { useFormDraft } from '../../shared/forms/use-form-draft';
import { NewPasswordInput } from '../../shared/session/new-password-input';
import { changePassword, sessionsQuery } from './account.api';
import { AccountCard } from './account-card';
import { CurrentPasswordInput, isPasswordWrong } from './current-password-input';

/** Changes the password. All other sessions of the user end with it. */
export function PasswordCard() {
  const { t } = useTranslation('account');
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      notifications.show({ message: t('password.changed'), color: 'green' });
      void client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
  });
  const { error } = change;
  return (
    <AccountCard title={t('words.password')}>
      <RecordForm
        draft={useFormDraft(null, { currentPassword: '', newPassword: '' })}
        mutation={change}
        hasFoot={false}
        // The input says that the password is wrong.
        renderNotice={() => isPasswordWrong(error) && <></>}
        onSubmit={(values, finish) => change.mutate(values, { onSuccess: finish })}
      >
        {({ field, isPending }) => (
          <>
            <CurrentPasswordInput {...field('currentPassword')} refusal={error} />
            <NewPasswordInput {...field('newPassword')} refusal={error} />
            <Text size="sm" c="dimmed">
              {t('password.hint')}
            </Text>
            <Group>
              <Button type="submit" variant="default" loading={isPending}>
                {t('password.submit')}
              </Button>
            </Group>
          </>
        )}
      </RecordForm>
    </AccountCard>
  );
}
