import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../../shared/fields/plain-input';
import { SearchableSelect } from '../../../../shared/fields/searchable-select';
import { RecordForm } from '../../../../shared/forms/record-form';
import type { FormDraft } from '../../../../shared/forms/use-form-draft';
import { useLabels } from '../../../../shared/labels/use-labels';
import { LoadingState } from '../../../../shared/layout/loading-state';
import { ProblemState } from '../../../../shared/layout/problem-state';
import { usableKeysQuery } from '../../api-keys/api-keys.api';
import { eventTypesQuery, type Webhook } from '../webhooks.api';
import { EventTypesInput } from './event-types-input';
import { KeySightText, UnseenEventsAlert } from './key-sight-text';
import type { WebhookValues } from './webhook-values.rules';

interface WebhookFormProps {
  draft: FormDraft<WebhookValues> | null;
  /** The webhook to change; null for a new one. */
  webhook: Webhook | null;
  mutation: { error: Error | null; isPending: boolean };
  /** Closes the form on cancelling, and keeps what was typed. */
  onCancel: () => void;
  /** Sends what was typed. `finish` ends the draft. */
  onSubmit: (values: WebhookValues, finish: () => void) => void;
}

/** Where a webhook sends, with the rights of which key, and which events. */
export function WebhookForm({ webhook, ...form }: WebhookFormProps) {
  const { t } = useTranslation('webhooks');
  const label = useLabels();
  const keys = useQuery(usableKeysQuery);
  const types = useQuery(eventTypesQuery);
  const failed = [keys, types].find(({ error }) => error);
  if (failed?.error) return <ProblemState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!keys.data || !types.data) return <LoadingState />;
  const findKey = (id: string | null) => keys.data.find((key) => key.id === id);
  return (
    <RecordForm
      {...form}
      required={['name', 'url', 'apiKeyId']}
      findMissing={({ eventTypes }) => (eventTypes.length === 0 ? { eventTypes: t('form.noType') } : {})}
      submitText={webhook ? undefined : t('form.submit')}
    >
      {({ field, values }) => {
        const key = findKey(values.apiKeyId);
        const { value, error, onChange } = field('eventTypes');
        return (
          <>
            <PlainInput {...field('name', t('form.nameHint'))} kind="text" label={t('words.name')} data-autofocus />
            <PlainInput {...field('url', t('form.urlHint'))} kind="url" label={t('form.url')} autoComplete="off" />
            <SearchableSelect
              {...field('apiKeyId', t('form.keyHint'))}
              label={t('form.key')}
              data={keys.data.map(({ id, name, role }) => ({ value: id, label: `${name} (${label('role', role)})` }))}
            />
            {key && <KeySightText apiKey={key} />}
            {keys.data.length === 0 && (
              <Text size="sm" role="status">
                {t('form.noKey')}{' '}
                <Anchor component={Link} to="/administration/api-keys" inherit underline="always">
                  {t('form.toKeys')}
                </Anchor>
              </Text>
            )}
            {webhook && values.apiKeyId === webhook.apiKeyId && !key && (
              <Text size="sm" role="status">
                {t('form.keyGone', { name: webhook.apiKeyName })}
              </Text>
            )}
            <EventTypesInput
              types={types.data.items.map(({ type }) => type)}
              value={value}
              error={error}
              onChange={onChange}
            />
            {key && <UnseenEventsAlert apiKey={key} chosen={values.eventTypes} />}
            <PlainInput {...field('description')} kind="textarea" label={t('words.description')} minRows={2} />
          </>
        );
      }}
    </RecordForm>
  );
}
