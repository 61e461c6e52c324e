import { Alert, Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActivitySelect } from '../../../records/activities/activity-select';
import { AgreementSelect } from '../../../records/agreements/agreement-select';
import type { components } from '../../../shared/api/schema';
import { PlainInput } from '../../../shared/fields/plain-input';
import { findToday } from '../../../shared/format/format.rules';
import { useLabelOptions } from '../../../shared/labels/use-label-options';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { buildTouchRequest, readTouchValues, type TouchValues } from './touch-values.rules';
import { useSaveTouch } from './touches.api';

interface TouchFormProps {
  leadId: string;
  /** The touch that is updated; null for a new one. */
  touch: components['schemas']['LeadTouchView'] | null;
  onDone: () => void;
}

/** Asks what influenced a lead, and when. */
export function TouchForm({ leadId, touch, onDone }: TouchFormProps) {
  const { t } = useTranslation(['lead', 'shared']);
  const channels = useLabelOptions('channel');
  const { mutate, isPending, error } = useSaveTouch(leadId, touch);
  const pointers = ['', '/activityId', '/agreementId', '/channel', '/occurredOn', '/note'];
  const { form, general, findDetail } = useFormProblem(error, pointers);
  const [values, setValues] = useState<TouchValues>(() => readTouchValues(touch, findToday()));
  const set = (part: Partial<TouchValues>) => setValues((known) => ({ ...known, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate(buildTouchRequest(values), { onSuccess: onDone });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        <div role="alert">{general && <Alert color="red">{general}</Alert>}</div>
        <Select
          label={t('touches.channel')}
          data-autofocus
          allowDeselect={false}
          value={values.channel}
          error={findDetail('/channel')}
          onChange={(channel) => channel && set({ channel })}
          data={channels}
        />
        {values.channel === 'activity' && (
          <ActivitySelect
            label={t('touches.activity')}
            value={values.activityId}
            error={findDetail('/activityId') ?? findDetail('')}
            onChange={(activityId) => set({ activityId })}
          />
        )}
        {values.channel === 'agreement' && (
          <AgreementSelect
            label={t('touches.agreement')}
            value={values.agreementId}
            error={findDetail('/agreementId') ?? findDetail('')}
            onChange={(agreementId) => set({ agreementId })}
          />
        )}
        <TextInput
          type="date"
          label={t('day')}
          max={findToday()}
          value={values.occurredOn}
          error={findDetail('/occurredOn')}
          onChange={({ currentTarget }) => set({ occurredOn: currentTarget.value })}
        />
        <PlainInput
          kind="textarea"
          label={t('touches.note')}
          value={values.note}
          error={findDetail('/note')}
          onChange={(note) => set({ note })}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('shared:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
