import { Alert, Autocomplete, Button, Card, Group, PasswordInput, Stack, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActivitySelect } from '../../../records/activities/activity-select';
import { ProblemError } from '../../../shared/api/api.errors';
import { RestoredNotice } from '../../../shared/drafts/restored-notice';
import { useDraft } from '../../../shared/drafts/use-draft';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { LoadingState } from '../../../shared/layout/loading-state';
import { type Connection, type UpdateConnection, useUpdateConnection } from '../connections.api';

const POINTERS = ['/name', '/activityId', '/timezone', '/api/baseUrl', '/api/token'];
const TIME_ZONES = Intl.supportedValuesOf('timeZone');

/** The values that may be kept on the device. The token is never written there. */
interface SettingsValues {
  name: string;
  activityId: string;
  timezone: string;
  baseUrl: string;
}

function startSettings({ name, activityId, timezone, api }: Connection): SettingsValues {
  return { name, activityId: activityId ?? '', timezone, baseUrl: api?.baseUrl ?? '' };
}

/** Changes the name, the activity, the time zone and the access to the API of the provider. */
export function SettingsForm({ connection }: { connection: Connection }) {
  const { t } = useTranslation('connections');
  const [base, setBase] = useState(connection);
  const draft = useDraft<SettingsValues>(`settings ${connection.id}`, startSettings(connection));
  const [token, setToken] = useState('');
  const { mutate, isPending, error, reset } = useUpdateConnection(base);
  const { form, general, findDetail } = useFormProblem(error, POINTERS);
  if (!draft) return <LoadingState />;
  const { value, change: changeDraft, discard, isRestored, isChanged } = draft;
  const values = isChanged || isRestored ? value : startSettings(connection);
  const isOutdated = error instanceof ProblemError && error.status === 412;
  const change = (changes: Partial<SettingsValues>) => {
    reset();
    // The first change begins with what is stored now.
    changeDraft({ ...values, ...changes });
    if (!isChanged && !isRestored) setBase(connection);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { name, activityId, timezone, baseUrl } = values;
    const body: UpdateConnection = {
      name: name.trim(),
      activityId: activityId || null,
      timezone,
      ...(connection.api && { api: { baseUrl: baseUrl.trim(), ...(token && { token }) } }),
    };
    mutate(body, {
      onSuccess: (saved) => {
        setBase(saved);
        setToken('');
        discard();
        notifications.show({ message: t('settings.saved'), color: 'green' });
      },
    });
  };
  return (
    <Card withBorder p="md" component="form" ref={form} onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Title order={2} size="h5">
          {t('tabs.settings')}
        </Title>
        {isRestored && <RestoredNotice onDiscard={discard} />}
        {isOutdated ? (
          <Alert color="orange" role="alert" title={t('conflict.title')}>
            {t('settings.conflict', {
              name: connection.name,
              timezone: connection.timezone,
            })}
            <Group gap="xs" mt="xs">
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  reset();
                  setBase(connection);
                }}
              >
                {t('conflict.keep')}
              </Button>
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  reset();
                  setBase(connection);
                  discard();
                }}
              >
                {t('conflict.take')}
              </Button>
            </Group>
          </Alert>
        ) : (
          general && (
            <Alert color="red" role="alert">
              {general}
            </Alert>
          )
        )}
        <TextInput
          label={t('field.name')}
          required
          value={values.name}
          error={findDetail('/name')}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        />
        <ActivitySelect
          label={t('field.activity')}
          value={values.activityId || null}
          error={findDetail('/activityId')}
          onChange={(id) => change({ activityId: id ?? '' })}
        />
        <Autocomplete
          label={t('field.timezone')}
          data={TIME_ZONES}
          limit={20}
          value={values.timezone}
          error={findDetail('/timezone')}
          onChange={(timezone) => change({ timezone })}
        />
        {connection.api && (
          <>
            <TextInput
              label={t('field.baseUrl')}
              value={values.baseUrl}
              error={findDetail('/api/baseUrl')}
              onChange={({ currentTarget }) => change({ baseUrl: currentTarget.value })}
            />
            <PasswordInput
              label={t('field.token')}
              description={t(connection.api.hasToken ? 'settings.tokenKept' : 'settings.tokenMissing')}
              autoComplete="off"
              value={token}
              error={findDetail('/api/token')}
              onChange={({ currentTarget }) => setToken(currentTarget.value)}
            />
          </>
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={isPending} disabled={!isChanged && !isRestored && token === ''}>
            {t('settings.save')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
