import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { authMethodsQuery } from '../../../shared/session/auth-methods.api';
import { CopyOnce } from '../copy-once';
import { createPasswordLink, type User } from './users.api';

interface PasswordLinkPanelProps {
  user: User;
  /** Says why there is a link to make. */
  text: string;
  onClose: () => void;
}

/** Makes a link with which a user sets a password, and sends it to the user or shows it once. */
export function PasswordLinkPanel({ user: { id, fullName, email }, text, onClose }: PasswordLinkPanelProps) {
  const { t } = useTranslation(['administration', 'shared']);
  const format = useFormat();
  const { mutate, data, error, isPending, variables } = useMutation({ mutationFn: createPasswordLink });
  const { data: methods } = useQuery(authMethodsQuery);
  const canSend = methods?.passwordLinks === true;
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
  if (data?.mailId) {
    return (
      <Stack>
        <Alert color="green" role="status">
          {t('link.sent', { name: fullName, email, moment: format.moment(data.expiresAt) })}
        </Alert>
        <Group justify="flex-end">
          <Button onClick={onClose} data-autofocus>
            {t('done')}
          </Button>
        </Group>
      </Stack>
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
        <Button
          variant={canSend ? 'default' : 'filled'}
          loading={isPending && !variables.send}
          disabled={isPending && variables.send}
          onClick={() => mutate({ id, send: false })}
          data-autofocus={!canSend || undefined}
        >
          {t('link.submit')}
        </Button>
        {canSend && (
          <Button
            loading={isPending && variables.send}
            disabled={isPending && !variables.send}
            onClick={() => mutate({ id, send: true })}
            data-autofocus
          >
            {t('link.send')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
