import { Card, Checkbox, Group, Button, PasswordInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { type Connection, KEPT_HOURS, useRotateSecret } from '../connections.api';

interface SecretFormProps {
  connection: Connection;
  /** Whether the connection gets its first secret, so that none has to stay valid. */
  isFirst?: boolean;
}

/** Enters the secret with which the provider signs. It is sent to the server and kept nowhere else. */
export function SecretForm({ connection, isFirst = false }: SecretFormProps) {
  const { t } = useTranslation('connections');
  const rotate = useRotateSecret(connection);
  const draft = useFormDraft(null, { secret: '', isKept: true });
  return (
    <Card withBorder p="md">
      <Title order={2} size="h5" id="connection-secret" mb="sm">
        {t('secret.title')}
      </Title>
      <RecordForm
        draft={draft}
        mutation={rotate}
        labelledBy="connection-secret"
        hasFoot={false}
        onSubmit={({ secret, isKept }) =>
          rotate.mutate(
            { secret, keepFormerHours: isKept && !isFirst ? KEPT_HOURS : 0 },
            { onSuccess: () => draft?.change({ secret: '' }) },
          )
        }
      >
        {({ field, values, change, isPending }) => (
          <>
            <PasswordInput
              {...field('secret', t('secret.hint'))}
              label={t('words.secret')}
              autoComplete="off"
              // Mantine marks the box around the input only.
              aria-invalid={field('secret').error !== null}
              onChange={({ currentTarget }) => change({ secret: currentTarget.value })}
            />
            {!isFirst && (
              <Checkbox
                label={t('secret.keep', { hours: KEPT_HOURS })}
                checked={values.isKept}
                onChange={({ currentTarget }) => change({ isKept: currentTarget.checked })}
              />
            )}
            <Group justify="flex-end">
              {rotate.isSuccess && <span role="status">{t('secret.done')}</span>}
              <Button type="submit" loading={isPending}>
                {t('secret.submit')}
              </Button>
            </Group>
          </>
        )}
      </RecordForm>
    </Card>
  );
}
