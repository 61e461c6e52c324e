import { Alert, Button, Checkbox, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../../shared/fields/plain-input';
import { SearchableMultiSelect } from '../../../../shared/fields/searchable-multi-select';
import { RecordForm } from '../../../../shared/forms/record-form';
import { nestDraft } from '../../../../shared/forms/use-form-draft';
import { Dialog } from '../../../../shared/layout/dialog';
import { usePressGuard } from '../../../../shared/layout/use-press-guard';
import { useWebhookTexts } from '../use-webhook-texts';
import { eventTypesQuery, useRedeliverPeriod, type Webhook } from '../webhooks.api';
import { buildRedelivery, listOwnTypes, type RedeliveryValues, startRedelivery } from './redelivery-values.rules';

interface RedeliverDialogProps {
  webhook: Webhook;
  /** The moment with which the period begins; null for the last day. */
  from: number | null;
  isOpen: boolean;
  onClose: () => void;
  /** The events are being sent. */
  onDone?: () => void;
}

/** Sends the events of a period again. It says first how many they are. */
export function RedeliverDialog({ isOpen, ...props }: RedeliverDialogProps) {
  const { t } = useTranslation('webhooks');
  return (
    <Dialog
      opened={isOpen}
      onClose={props.onClose}
      title={t('redeliver.title', { name: props.webhook.name })}
      size="lg"
    >
      {isOpen && <RedeliverSteps {...props} />}
    </Dialog>
  );
}

function RedeliverSteps({ webhook, from, onClose, onDone }: Omit<RedeliverDialogProps, 'isOpen'>) {
  const { t, format } = useWebhookTexts();
  const [values, setValues] = useState(() => startRedelivery(from, Date.now()));
  const preview = useRedeliverPeriod(webhook.id);
  const redelivery = useRedeliverPeriod(webhook.id);
  const guardPress = usePressGuard(redelivery.isPending);
  if (!preview.data) {
    return (
      <PeriodForm
        webhook={webhook}
        values={values}
        onChange={setValues}
        preview={preview}
        onPreview={() => preview.mutate(buildRedelivery(values, true))}
        onClose={onClose}
      />
    );
  }
  const { count, next } = preview.data;
  const formatted = format.count(count);
  const send = () =>
    redelivery.mutate(buildRedelivery(values, false), {
      onSuccess: (sent) => {
        onClose();
        onDone?.();
        notifications.show({
          message: t('redeliver.done', { count: sent.count, formatted: format.count(sent.count) }),
        });
      },
    });
  return (
    <Stack>
      <div role="alert">{redelivery.error && <Alert color="red">{redelivery.error.message}</Alert>}</div>
      <Text role="status">{count === 0 ? t('redeliver.nothing') : t('redeliver.willSend', { count, formatted })}</Text>
      {count > 0 && (
        <Text size="sm" c="dimmed">
          {t('redeliver.order')} {next !== null && t('redeliver.more', { moment: format.moment(next) })}
        </Text>
      )}
      <Group justify="flex-end" data-foot>
        <Button variant="default" onClick={() => preview.reset()} data-autofocus>
          {t('words.back')}
        </Button>
        {count > 0 && (
          <Button loading={redelivery.isPending} onClick={() => guardPress(send)}>
            {t('redeliver.submit', { count, formatted })}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

interface PeriodFormProps {
  webhook: Webhook;
  values: RedeliveryValues;
  onChange: (values: RedeliveryValues) => void;
  preview: ReturnType<typeof useRedeliverPeriod>;
  onPreview: () => void;
  onClose: () => void;
}

/** Asks for the period and for the types of events. */
function PeriodForm({ webhook, values, onChange, preview, onPreview, onClose }: PeriodFormProps) {
  const { t, describeType } = useWebhookTexts();
  const { data: types } = useQuery(eventTypesQuery);
  const own = listOwnTypes(webhook.eventTypes, types?.items.map(({ type }) => type) ?? []);
  return (
    <RecordForm
      draft={nestDraft(values, onChange)}
      mutation={preview}
      required={['from', 'to']}
      submitText={t('redeliver.preview')}
      onCancel={onClose}
      onSubmit={onPreview}
    >
      {({ field, change }) => (
        <>
          <Text size="sm">{t('redeliver.hint')}</Text>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            <PlainInput {...field('from')} kind="moment" label={t('redeliver.from')} data-autofocus />
            <PlainInput {...field('to')} kind="moment" label={t('redeliver.to')} />
          </SimpleGrid>
          <SearchableMultiSelect
            {...field('types', t('redeliver.typesHint'))}
            label={t('form.eventTypes')}
            clearable
            data={own.map((type) => ({ value: type, label: describeType(type) }))}
          />
          <Checkbox
            label={t('redeliver.includeDelivered')}
            checked={values.includeDelivered}
            onChange={({ currentTarget }) => change({ includeDelivered: currentTarget.checked })}
          />
        </>
      )}
    </RecordForm>
  );
}
