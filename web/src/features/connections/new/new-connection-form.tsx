import { Card, PasswordInput, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActivitySelect } from '../../../records/activities/activity-select';
import { PlainInput } from '../../../shared/fields/plain-input';
import { TimeZoneSelect } from '../../../records/countries/time-zone-select';
import { joinDrafts } from '../../../shared/forms/form-draft.rules';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft, useNewDraft } from '../../../shared/forms/use-form-draft';
import { useLabels } from '../../../shared/labels/use-labels';
import { useUser } from '../../../shared/session/use-session';
import { type FormProvider, useCreateConnection } from '../connections.api';
import { getProviderFacts, makeSecret } from '../providers.rules';
import { shownSecrets } from '../shown-secrets.store';

/** The form of a new connection: a name, the activity that people register for, and the secrets of the provider. */
export function NewConnectionForm({ provider }: { provider: FormProvider }) {
  const { t } = useTranslation('connections');
  const label = useLabels();
  const navigate = useNavigate();
  const { id: userId } = useUser();
  const create = useCreateConnection();
  const facts = getProviderFacts(provider);
  const draft = useFormDraft(`connection ${provider}`, {
    name: '',
    activityId: null as string | null,
    timezone: 'Europe/Brussels',
    baseUrl: facts.apiUrl ?? '',
  });
  // A secret and a token are never written to the device.
  const secrets = useNewDraft(null, { secret: facts.secret === 'ours' ? makeSecret(provider) : '', token: '' });
  return (
    <Card withBorder>
      <Text fw={600} mb="sm">
        {label('provider', provider)}
      </Text>
      <RecordForm
        draft={joinDrafts(draft, secrets)}
        mutation={create}
        required={['name']}
        pointers={{ baseUrl: '/api/baseUrl', token: '/api/token' }}
        cancelText={t('words.back')}
        submitText={t('new.submit')}
        onCancel={() => void navigate({ to: '/connections/new', search: {} })}
        onSubmit={({ name, activityId, timezone, baseUrl, secret, token }, finish) => {
          const body = {
            name: name.trim(),
            provider,
            timezone,
            ...(activityId && { activityId }),
            ...(secret && { secret }),
            ...(facts.apiUrl !== null && { api: { baseUrl: baseUrl.trim(), ...(token && { token }) } }),
          };
          create.mutate(body, {
            onSuccess: ({ id, url }) => {
              finish();
              if (url !== null) shownSecrets.set({ connectionId: id, userId, url, secret: secret || null });
              void navigate({ to: '/connections/$connectionId/set-up', params: { connectionId: id } });
            },
          });
        }}
      >
        {({ field, change }) => (
          <>
            <PlainInput {...field('name', t('new.nameHint'))} kind="text" label={t('words.name')} autoFocus />
            <ActivitySelect {...field('activityId', t('new.activityHint'))} label={t('words.activity')} />
            <TimeZoneSelect {...field('timezone', t('new.timezoneHint'))} label={t('words.timezone')} />
            {(facts.secret === 'ours' || facts.secret === 'optional') && (
              <PlainInput
                {...field('secret', t(facts.secret === 'ours' ? 'new.secretOurs' : 'new.secretOptional'))}
                kind="text"
                label={t('words.secret')}
                autoComplete="off"
                spellCheck={false}
              />
            )}
            {facts.apiUrl !== null && (
              <>
                <PlainInput {...field('baseUrl', t('new.baseUrlHint'))} kind="text" label={t('field.baseUrl')} />
                <PasswordInput
                  {...field('token', t(provider === 'pretix' ? 'new.pretixToken' : 'new.eventbriteToken'))}
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
