import { Alert, Button, Fieldset, Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listStatuses } from '../../../records/activities/activity-fields/activity-fields.rules';
import { CountrySelect } from '../../../records/countries/country-select';
import { RecordPicker } from '../../../records/search/record-picker';
import { RestoredNotice } from '../../../shared/drafts/restored-notice';
import { useRecordForm } from '../../../shared/drafts/use-record-form';
import { PlainInput } from '../../../shared/fields/plain-input';
import { TimeZoneSelect } from '../../../shared/fields/time-zone-select';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { useFocusInvalid } from '../../../shared/fields/use-focus-invalid';
import { useLabels } from '../../../shared/labels/use-labels';
import { LoadingState } from '../../../shared/layout/loading-state';
import { type RoadshowView, type StopView, useSaveStop } from '../roadshow.api';
import { buildStop, readStop, startStop, type StopValues } from './stop-values.rules';

interface StopFormProps {
  roadshow: RoadshowView;
  /** The stop to change as it is now; null for a new one. */
  stop: StopView | null;
  onDone: () => void;
}

/** The fields of the request, by the names of the form. */
const POINTERS = {
  city: '/city',
  country: '/country',
  title: '/title',
  status: '/status',
  startsAt: '/startsAt',
  endsAt: '/endsAt',
  timezone: '/timezone',
  venue: '/venue',
  partner: '/localPartnerId',
  targetAttendance: '/targetAttendance',
  countedAttendance: '/countedAttendance',
  budgetEur: '/budgetEur',
  costEur: '/costEur',
  objectives: '/objectives',
  notes: '/notes',
} as const satisfies Record<keyof StopValues, string>;

/** Adds a stop or changes one. */
export function StopForm({ roadshow, stop, onDone }: StopFormProps) {
  const { t } = useTranslation(['roadshow', 'activity-fields', 'shared', 'records']);
  const label = useLabels();
  const { mutate, isPending, error } = useSaveStop(roadshow.id);
  const { form, general, findDetail } = useFormProblem(error, Object.values(POINTERS));
  const state = useRecordForm(
    stop ? `stop ${stop.id}` : `new stop ${roadshow.id}`,
    stop ? readStop(stop) : startStop(roadshow),
  );
  const [attempts, setAttempts] = useState(0);
  useFocusInvalid(form, attempts);
  if (!state) return <LoadingState />;
  const { values, change, discard, isRestored, isChanged, describeTheirs } = state;
  const close = () => {
    discard();
    onDone();
  };
  const isIncomplete = values.city.trim() === '' || values.country === null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempts(attempts + 1);
    if (isIncomplete) return;
    const body = buildStop(values, stop ? isChanged : () => true);
    mutate({ stop, body }, { onSuccess: close });
  };
  const findError = (field: keyof StopValues) => {
    const isMissing = field === 'city' ? values.city.trim() === '' : field === 'country' && values.country === null;
    return attempts > 0 && isMissing ? t('records:required') : findDetail(POINTERS[field]);
  };
  const describe = (field: keyof StopValues) => ({
    error: findError(field),
    ...(describeTheirs(field) && { description: describeTheirs(field) }),
  });
  const text = (field: 'city' | 'title' | 'venue', more: object = {}) => (
    <TextInput
      {...describe(field)}
      {...more}
      label={t(`stop.fields.${field}`)}
      value={values[field]}
      onChange={({ currentTarget }) => change({ [field]: currentTarget.value })}
    />
  );
  const number = (field: 'targetAttendance' | 'countedAttendance' | 'budgetEur' | 'costEur') => (
    <PlainInput
      {...describe(field)}
      kind={field.endsWith('Eur') ? 'euro' : 'number'}
      label={t(`stop.fields.${field}`)}
      value={values[field]}
      onChange={(count) => change({ [field]: count === '' ? null : Number(count) })}
    />
  );
  const moment = (field: 'startsAt' | 'endsAt') => (
    <TextInput
      {...describe(field)}
      type="datetime-local"
      label={t(`activity-fields:${field}`)}
      value={values[field]}
      onChange={({ currentTarget }) => change({ [field]: currentTarget.value })}
    />
  );
  const longText = (field: 'objectives' | 'notes') => (
    <PlainInput
      {...describe(field)}
      kind="textarea"
      label={t(`activity-fields:fields.${field}`)}
      value={values[field]}
      onChange={(value) => change({ [field]: String(value) })}
    />
  );
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        {isRestored && <RestoredNotice onDiscard={discard} />}
        <div role="alert">{general && <Alert color="red">{general}</Alert>}</div>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          {text('city', { required: true, withAsterisk: true, 'data-autofocus': true, autoFocus: true })}
          <CountrySelect
            {...describe('country')}
            label={t('activity-fields:fields.country')}
            required
            value={values.country}
            onChange={(country) => change({ country })}
          />
          {text('venue')}
          {text('title', { placeholder: values.city })}
          {moment('startsAt')}
          {moment('endsAt')}
          <TimeZoneSelect
            {...describe('timezone')}
            label={t('activity-fields:fields.timezone')}
            value={values.timezone}
            onChange={(timezone) => timezone && change({ timezone })}
          />
          {stop && (
            <Select
              {...describe('status')}
              label={t('activity-fields:fields.status')}
              allowDeselect={false}
              value={values.status}
              onChange={(status) => status && change({ status })}
              data={listStatuses(stop).map((status) => ({ value: status, label: label('activityStatus', status) }))}
            />
          )}
        </SimpleGrid>
        <RecordPicker
          {...describe('partner')}
          label={t('stop.fields.partner')}
          kinds={['company']}
          value={values.partner}
          onChange={(partner) => change({ partner })}
        />
        <Fieldset legend={t('stop.people')}>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            {number('targetAttendance')}
            {stop && number('countedAttendance')}
          </SimpleGrid>
        </Fieldset>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          {number('budgetEur')}
          {number('costEur')}
        </SimpleGrid>
        {longText('objectives')}
        {longText('notes')}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
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
