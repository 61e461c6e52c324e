import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { CopyOnce } from '../copy-once';
import { createPasswordLink, type User } from './users.api';

interface PasswordLinkPanelProps {
  user: User;
  /** Says why there is a link to make. */
  text: string;
  onClose: () => void;
}

/** Makes a link with which a user sets a password, and shows it once. */
export function PasswordLinkPanel({ user: { id, fullName }, text, onClose }: PasswordLinkPanelProps) {
  const { t } = useTranslation(['administration', 'shared']);
  const format = useFormat();
  const { mutate, data, error, isPending } = useMutation({ mutationFn: createPasswordLink });
  if (data?.url) {
    return (
      <CopyOnce
        hint={t('link.hint', { name: fullName, moment: format.moment(data.expiresAt) })}
        label={t('link.label')}
        text={data.url}
        doneText={t('done')}
        onDone={onClose}
      />
    );
  }
  return (
    <Stack>
      <div role="alert">
        {error && <Alert color="red">{error.message}</Alert>}
        {/* A repeated request gets the first answer without the secret. */}
        {data && <Alert color="yellow">{t('answerLost')}</Alert>}
      </div>
      <Text size="sm">{text}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('shared:close')}
        </Button>
        <Button loading={isPending} onClick={() => mutate(id)} data-autofocus>
          {t('link.submit')}
        </Button>
      </Group>
    </Stack>
  );
}
