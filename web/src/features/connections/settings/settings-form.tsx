import { Alert, Button, Card, Group, PasswordInput, Stack, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActivitySelect } from '../../../records/activities/activity-select';
import { RestoredNotice } from '../../../shared/forms/restored-notice';
import { TimeZoneSelect } from '../../../shared/fields/time-zone-select';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ConflictAlert } from '../conflict-alert';
import type { Connection, UpdateConnection } from '../connections.api';
import { useConnectionForm } from '../use-connection-form';

const POINTERS = ['/name', '/activityId', '/timezone', '/api/baseUrl', '/api/token'];

/** The values that may be kept on the device. The token is never written there. */
interface SettingsValues {
  name: string;
  activityId: string;
  timezone: string;
  baseUrl: string;
}

/** Returns the values of a connection that the form changes. */
function readSettings({ name, activityId, timezone, api }: Connection): SettingsValues {
  return { name, activityId: activityId ?? '', timezone, baseUrl: api?.baseUrl ?? '' };
}

/** Changes the name, the activity, the time zone and the access to the API of the provider. */
export function SettingsForm({ connection }: { connection: Connection }) {
  const { t } = useTranslation('connections');
  const state = useConnectionForm<SettingsValues, SettingsValues>(
    'settings',
    connection,
    readSettings(connection),
    (stored) => stored,
  );
  const [token, setToken] = useState('');
  const { values, error } = state;
  const { form, general, findDetail } = useFormProblem(error, POINTERS);
  if (!state.isReady) return <LoadingState />;
  const change = (changes: Partial<SettingsValues>) => state.change({ ...values, ...changes });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { name, activityId, timezone, baseUrl } = values;
    const body: UpdateConnection = {
      name: name.trim(),
      activityId: activityId || null,
      timezone,
      ...(connection.api && { api: { baseUrl: baseUrl.trim(), ...(token && { token }) } }),
    };
    state.save(body, () => {
      setToken('');
      notifications.show({ message: t('settings.saved'), color: 'green' });
    });
  };
  return (
    <Card withBorder p="md" component="form" ref={form} onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Title order={2} size="h5">
          {t('tabs.settings')}
        </Title>
        {state.isRestored && <RestoredNotice onDiscard={state.discard} />}
        {state.isConflict ? (
          <ConflictAlert onKeep={state.keep} onTake={state.discard}>
            {t('settings.conflict', { name: connection.name, timezone: connection.timezone })}
          </ConflictAlert>
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
        <TimeZoneSelect
          label={t('field.timezone')}
          value={values.timezone}
          error={findDetail('/timezone')}
          onChange={(timezone) => timezone && change({ timezone })}
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
          <Button
            type="submit"
            loading={state.isPending}
            disabled={state.isConflict || (!state.isDirty && token === '')}
          >
            {t('settings.save')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
