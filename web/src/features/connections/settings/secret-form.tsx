import { Alert, Button, Card, Checkbox, Group, PasswordInput, Stack, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { type Connection, KEPT_HOURS, useRotateSecret } from '../connections.api';

interface SecretFormProps {
  connection: Connection;
  /** Whether the connection gets its first secret, so that none has to stay valid. */
  isFirst?: boolean;
}

/** Enters the secret with which the provider signs. It is sent to the server and kept nowhere else. */
export function SecretForm({ connection, isFirst = false }: SecretFormProps) {
  const { t } = useTranslation(['connections', 'shared']);
  const [secret, setSecret] = useState('');
  const [isKept, setKept] = useState(true);
  const { mutate, isPending, isSuccess, error } = useRotateSecret(connection);
  const { form, general, findDetail } = useFormProblem(error, ['/secret']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate({ secret, keepFormerHours: isKept && !isFirst ? KEPT_HOURS : 0 }, { onSuccess: () => setSecret('') });
  };
  return (
    <Card withBorder p="md" component="form" ref={form} onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Title order={2} size="h5">
          {t('secret.title')}
        </Title>
        {general && (
          <Alert color="red" role="alert">
            {general}
          </Alert>
        )}
        <PasswordInput
          label={t('field.secret')}
          description={t('secret.hint')}
          autoComplete="off"
          value={secret}
          error={findDetail('/secret')}
          aria-invalid={findDetail('/secret') !== null}
          onChange={({ currentTarget }) => setSecret(currentTarget.value)}
        />
        {!isFirst && (
          <Checkbox
            label={t('secret.keep', { hours: KEPT_HOURS })}
            checked={isKept}
            onChange={({ currentTarget }) => setKept(currentTarget.checked)}
          />
        )}
        <Group justify="flex-end">
          {isSuccess && <span role="status">{t('secret.done')}</span>}
          <Button type="submit" loading={isPending}>
            {t('secret.submit')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
