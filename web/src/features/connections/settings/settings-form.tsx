import { Card, PasswordInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { ActivitySelect } from '../../../records/activities/activity-select';
import { PlainInput } from '../../../shared/fields/plain-input';
import { TimeZoneSelect } from '../../../records/countries/time-zone-select';
import { joinDrafts } from '../../../shared/forms/form-draft.rules';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { ConflictAlert } from '../../../shared/forms/conflict-alert';
import type { Connection } from '../connections.api';
import { useConnectionForm } from '../use-connection-form';

/** Changes the name, the activity, the time zone and the access to the API of the provider. */
export function SettingsForm({ connection }: { connection: Connection }) {
  const { t } = useTranslation('connections');
  const { name, activityId, timezone, api } = connection;
  const { draft, update, isConflict, keep, take } = useConnectionForm('settings', connection, {
    name,
    activityId,
    timezone,
    baseUrl: api?.baseUrl ?? '',
  });
  // The token is never written to the device.
  const secrets = useFormDraft(null, { token: '' });
  return (
    <Card withBorder p="md">
      <Title order={2} size="h5" id="connection-settings" mb="sm">
        {t('words.settings')}
      </Title>
      <RecordForm
        draft={joinDrafts(draft, secrets)}
        mutation={update}
        labelledBy="connection-settings"
        pointers={{ baseUrl: '/api/baseUrl', token: '/api/token' }}
        submitText={t('save')}
        isSubmitDisabled={({ isChanged }) => isConflict || !isChanged()}
        renderNotice={() =>
          isConflict && (
            <ConflictAlert onKeep={keep} onTake={take}>
              {t('settings.conflict', { name, timezone })}
            </ConflictAlert>
          )
        }
        onSubmit={({ baseUrl, token, ...values }, finish) => {
          const body = {
            ...values,
            name: values.name.trim(),
            ...(api && { api: { baseUrl: baseUrl.trim(), ...(token && { token }) } }),
          };
          update.mutate(body, {
            onSuccess: () => {
              finish();
              notifications.show({ message: t('settings.saved'), color: 'green' });
            },
          });
        }}
      >
        {({ field, change }) => (
          <>
            <PlainInput {...field('name')} kind="text" label={t('words.name')} required />
            <ActivitySelect {...field('activityId')} label={t('words.activity')} />
            <TimeZoneSelect {...field('timezone')} label={t('words.timezone')} />
            {api && (
              <>
                <PlainInput {...field('baseUrl')} kind="text" label={t('field.baseUrl')} />
                <PasswordInput
                  {...field('token', t(api.hasToken ? 'settings.tokenKept' : 'settings.tokenMissing'))}
                  label={t('field.token')}
                  autoComplete="off"
                  onChange={({ currentTarget }) => change({ token: currentTarget.value })}
                />
              </>
            )}
          </>
        )}
      </RecordForm>
    </Card>
  );
}
