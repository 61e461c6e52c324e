import { Alert, Button, Card, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActivitySelect } from '../../../records/activities/activity-select';
import { RestoredNotice } from '../../../shared/forms/restored-notice';
import { useDraft } from '../../../shared/drafts/use-draft';
import { TimeZoneSelect } from '../../../shared/fields/time-zone-select';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { useLabels } from '../../../shared/labels/use-labels';
import { LoadingState } from '../../../shared/layout/loading-state';
import { useUser } from '../../../shared/session/use-session';
import { type CreateConnection, type Provider, useCreateConnection } from '../connections.api';
import { getProviderFacts, makeSecret } from '../providers.rules';
import { shownSecrets } from '../shown-secrets.store';

const POINTERS = ['/name', '/activityId', '/timezone', '/secret', '/api/baseUrl', '/api/token'];

/** The values that may be kept on the device. A secret and a token are never written there. */
interface NewConnectionValues {
  name: string;
  activityId: string;
  timezone: string;
  baseUrl: string;
}

/** The form of a new connection: a name, the activity that people register for, and the secrets of the provider. */
export function NewConnectionForm({ provider }: { provider: Provider }) {
  const { t } = useTranslation(['connections', 'shared', 'records']);
  const label = useLabels();
  const navigate = useNavigate();
  const { id: userId } = useUser();
  const facts = getProviderFacts(provider);
  const draft = useDraft<NewConnectionValues>(`connection ${provider}`, {
    name: '',
    activityId: '',
    timezone: 'Europe/Brussels',
    baseUrl: facts.apiUrl ?? '',
  });
  const [secret, setSecret] = useState(() => (facts.secret === 'ours' ? makeSecret(provider) : ''));
  const [token, setToken] = useState('');
  const [attempts, setAttempts] = useState(0);
  const { mutate, isPending, error } = useCreateConnection();
  const { form, general, findDetail } = useFormProblem(error, POINTERS);
  if (!draft) return <LoadingState />;
  const { value: values, change, discard, isRestored } = draft;
  const isNameMissing = values.name.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempts(attempts + 1);
    if (isNameMissing) {
      form.current?.querySelector('input')?.focus();
      return;
    }
    const body: CreateConnection = {
      name: values.name.trim(),
      provider,
      timezone: values.timezone,
      ...(values.activityId && { activityId: values.activityId }),
      ...(secret && { secret }),
      ...(facts.apiUrl !== null && { api: { baseUrl: values.baseUrl.trim(), ...(token && { token }) } }),
    };
    mutate(body, {
      onSuccess: ({ id, url }) => {
        discard();
        if (url !== null) shownSecrets.set({ connectionId: id, userId, url, secret: secret || null });
        void navigate({ to: '/connections/$connectionId/set-up', params: { connectionId: id } });
      },
    });
  };
  return (
    <Card withBorder component="form" ref={form} onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Text fw={600}>{label('provider', provider)}</Text>
        {isRestored && <RestoredNotice onDiscard={discard} />}
        {general && (
          <Alert color="red" role="alert">
            {general}
          </Alert>
        )}
        <TextInput
          label={t('field.name')}
          description={t('new.nameHint')}
          required
          autoFocus
          value={values.name}
          error={attempts > 0 && isNameMissing ? t('records:required') : findDetail('/name')}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        />
        <ActivitySelect
          label={t('field.activity')}
          description={t('new.activityHint')}
          value={values.activityId || null}
          error={findDetail('/activityId')}
          onChange={(id) => change({ activityId: id ?? '' })}
        />
        <TimeZoneSelect
          label={t('field.timezone')}
          description={t('new.timezoneHint')}
          value={values.timezone}
          error={findDetail('/timezone')}
          onChange={(timezone) => timezone && change({ timezone })}
        />
        {(facts.secret === 'ours' || facts.secret === 'optional') && (
          <TextInput
            label={t('field.secret')}
            description={t(facts.secret === 'ours' ? 'new.secretOurs' : 'new.secretOptional')}
            autoComplete="off"
            spellCheck={false}
            value={secret}
            error={findDetail('/secret')}
            onChange={({ currentTarget }) => setSecret(currentTarget.value)}
          />
        )}
        {facts.apiUrl !== null && (
          <>
            <TextInput
              label={t('field.baseUrl')}
              description={t('new.baseUrlHint')}
              value={values.baseUrl}
              error={findDetail('/api/baseUrl')}
              onChange={({ currentTarget }) => change({ baseUrl: currentTarget.value })}
            />
            <PasswordInput
              label={t('field.token')}
              description={t(provider === 'pretix' ? 'new.pretixToken' : 'new.eventbriteToken')}
              autoComplete="off"
              value={token}
              error={findDetail('/api/token')}
              onChange={({ currentTarget }) => setToken(currentTarget.value)}
            />
          </>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => void navigate({ to: '/connections/new', search: {} })}>
            {t('back')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('new.submit')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
