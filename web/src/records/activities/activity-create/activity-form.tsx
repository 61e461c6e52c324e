import { Alert, Button, Group, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TimeZoneSelect } from '../../../shared/fields/time-zone-select';
import { useFocusInvalid } from '../../../shared/fields/use-focus-invalid';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { useLabels } from '../../../shared/labels/use-labels';
import { CountrySelect } from '../../countries/country-select';
import { UserSelect } from '../../users/user-select';
import type { ActivityReference } from '../activity-path.rules';
import { useCreateActivity } from './activity-create.api';
import { ActivityTimesInput } from './activity-times-input';
import { type ActivityValues, CREATED_KINDS, listMissing } from './activity-values.rules';

interface ActivityFormProps {
  values: ActivityValues;
  onChange: (changes: Partial<ActivityValues>) => void;
  onCancel: () => void;
  onDone: (activity: ActivityReference) => void;
}

const POINTERS = [
  '/title',
  '/direction',
  '/startsOn',
  '/endsOn',
  '/startsAt',
  '/endsAt',
  '/timezone',
  '/country',
  '/targetCountry',
  '/city',
  '/venue',
  '/ownerId',
];

/** The short form that creates a delegation, a roadshow or a seminar. Everything else is entered on its page. */
export function ActivityForm({ values, onChange, onCancel, onDone }: ActivityFormProps) {
  const { t } = useTranslation(['activity-create', 'shared', 'records']);
  const label = useLabels();
  const { mutate, isPending, error, reset } = useCreateActivity();
  const [attempts, setAttempts] = useState(0);
  const { form, general, findDetail } = useFormProblem(error, POINTERS);
  useFocusInvalid(form, attempts);
  const missing = listMissing(values);
  const findError = (...names: string[]) =>
    attempts > 0 && names.some((name) => missing.includes(name))
      ? t('records:required')
      : (names.map((name) => findDetail(`/${name}`)).find((detail) => detail !== null) ?? null);
  const change = (changes: Partial<ActivityValues>) => {
    if (error) reset();
    onChange(changes);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempts(attempts + 1);
    if (missing.length === 0) mutate(values, { onSuccess: onDone });
  };
  const { kind } = values;
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        <div role="alert">{general && <Alert color="red">{general}</Alert>}</div>
        <SegmentedControl
          fullWidth
          aria-label={t('kind')}
          value={kind}
          onChange={(value) => change({ kind: value })}
          data={CREATED_KINDS.map((one) => ({ value: one, label: label('activityKind', one) }))}
        />
        <TextInput
          label={t('title')}
          description={t(`titleHints.${kind}`)}
          required
          data-autofocus
          value={values.title}
          error={findError('title')}
          onChange={({ currentTarget }) => change({ title: currentTarget.value })}
        />
        {kind === 'delegation' && (
          <SegmentedControl
            fullWidth
            aria-label={t('direction')}
            value={values.direction}
            onChange={(direction) => change({ direction })}
            data={(['inbound', 'outbound'] as const).map((one) => ({ value: one, label: t(`directions.${one}`) }))}
          />
        )}
        <ActivityTimesInput values={values} findError={findError} onChange={change} />
        <TimeZoneSelect
          label={t('timezone')}
          description={t('timezoneHint')}
          value={values.timezone}
          error={findError('timezone')}
          onChange={(timezone) => timezone && change({ timezone })}
        />
        <CountrySelect
          label={t(kind === 'roadshow' ? 'targetCountry' : 'country')}
          value={values.country}
          error={findError('country', 'targetCountry')}
          onChange={(country) => change({ country })}
        />
        {kind !== 'roadshow' && (
          <TextInput
            label={t('city')}
            value={values.city}
            error={findError('city')}
            onChange={({ currentTarget }) => change({ city: currentTarget.value })}
          />
        )}
        {kind === 'seminar' && (
          <TextInput
            label={t('venue')}
            value={values.venue}
            error={findError('venue')}
            onChange={({ currentTarget }) => change({ venue: currentTarget.value })}
          />
        )}
        <UserSelect
          label={t('owner')}
          value={values.ownerId}
          error={findError('ownerId')}
          onChange={(ownerId) => change({ ownerId })}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t(`submits.${kind}`)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
