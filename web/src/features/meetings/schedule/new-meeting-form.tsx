import { Alert, Button, Group, Select, Stack, Switch } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusInvalid } from '../../../shared/fields/use-focus-invalid';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { useCreateMeeting } from '../meetings.api';
import { useMeetings } from '../use-meetings';
import { usePlaceOptions } from './use-place-options';

/** The values that a new meeting begins with. */
export interface NewMeetingValues {
  slotId: string | null;
  /** Null for the first table that is free. */
  table: string | null;
  visitorId: string | null;
  hostId: string | null;
}

interface NewMeetingFormProps {
  initial: NewMeetingValues;
  onDone: () => void;
}

const FIELDS = ['/slotId', '/table', '/visitorId', '/hostId'];

/** Creates a meeting that the matchmaking does not change. */
export function NewMeetingForm({ initial, onDone }: NewMeetingFormProps) {
  const { t } = useTranslation(['meetings', 'records', 'shared']);
  const { activity, parties } = useMeetings();
  const { mutate, isPending, error, reset } = useCreateMeeting(activity.id);
  const [attempts, setAttempts] = useState(0);
  const { form, general, findDetail } = useFormProblem(error, FIELDS);
  useFocusInvalid(form, error ?? attempts);
  const { slots, tables } = usePlaceOptions();
  const [values, setValues] = useState({ ...initial, isConfirmed: false });
  const change = (changes: Partial<typeof values>) => {
    reset();
    setValues((known) => ({ ...known, ...changes }));
  };
  const listSide = (side: 'visitor' | 'host') =>
    parties.filter((party) => party.side === side).map(({ id, label }) => ({ value: id, label }));
  const findError = (name: 'slotId' | 'visitorId' | 'hostId') =>
    attempts > 0 && values[name] === null ? t('records:required') : findDetail(`/${name}`);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempts(attempts + 1);
    const { slotId, table, visitorId, hostId, isConfirmed } = values;
    if (slotId === null || visitorId === null || hostId === null) return;
    const status = isConfirmed ? 'confirmed' : 'proposed';
    mutate(
      { slotId, visitorId, hostId, status, ...(table !== null && { table: Number(table) }) },
      { onSuccess: onDone },
    );
  };
  const renderSelect = (name: 'slotId' | 'visitorId' | 'hostId', label: string, data: typeof slots) => (
    <Select
      label={label}
      required
      searchable
      value={values[name]}
      error={findError(name)}
      onChange={(value) => change({ [name]: value })}
      data={data}
    />
  );
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        <div role="alert">{general && <Alert color="red">{general}</Alert>}</div>
        {renderSelect('visitorId', t('visitor'), listSide('visitor'))}
        {renderSelect('hostId', t('host'), listSide('host'))}
        {renderSelect('slotId', t('slot'), slots)}
        <Select
          label={t('tableLabel')}
          clearable
          searchable
          placeholder={t('freeTable')}
          value={values.table}
          error={findDetail('/table')}
          onChange={(table) => change({ table })}
          data={tables}
        />
        <Switch
          label={t('isConfirmed')}
          checked={values.isConfirmed}
          onChange={({ currentTarget }) => change({ isConfirmed: currentTarget.checked })}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
