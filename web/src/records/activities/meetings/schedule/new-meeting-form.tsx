import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SearchableSelect } from '../../../../shared/fields/searchable-select';
import { RecordForm } from '../../../../shared/forms/record-form';
import { useFormDraft } from '../../../../shared/forms/use-form-draft';
import { meetingApi } from '../meetings.api';
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

/** Creates a meeting that the matchmaking does not change. */
export function NewMeetingForm({ initial, onDone }: NewMeetingFormProps) {
  const { t } = useTranslation('meetings');
  const { activity, parties } = useMeetings();
  const create = meetingApi.useSave(activity.id);
  const { slots, tables } = usePlaceOptions();
  const listSide = (side: 'visitor' | 'host') =>
    parties.filter((party) => party.side === side).map(({ id, label }) => ({ value: id, label }));
  return (
    <RecordForm
      draft={useFormDraft(null, { ...initial, isConfirmed: false })}
      mutation={create}
      required={['visitorId', 'hostId', 'slotId']}
      submitText={t('create')}
      onClose={onDone}
      onCorrect={create.reset}
      onSubmit={({ slotId, table, visitorId, hostId, isConfirmed }, finish) => {
        if (slotId === null || visitorId === null || hostId === null) return;
        const status = isConfirmed ? ('confirmed' as const) : ('proposed' as const);
        const place = { slotId, visitorId, hostId, ...(table !== null && { table: Number(table) }) };
        create.mutate({ part: null, body: { ...place, status } }, { onSuccess: finish });
      }}
    >
      {({ field, values, change }) => (
        <>
          <SearchableSelect {...field('visitorId')} label={t('visitor')} data={listSide('visitor')} />
          <SearchableSelect {...field('hostId')} label={t('words.host')} data={listSide('host')} />
          <SearchableSelect {...field('slotId')} label={t('slot')} data={slots} />
          <SearchableSelect
            {...field('table')}
            label={t('tableLabel')}
            clearable
            placeholder={t('freeTable')}
            data={tables}
          />
          <Switch
            label={t('isConfirmed')}
            checked={values.isConfirmed}
            onChange={({ currentTarget }) => change({ isConfirmed: currentTarget.checked })}
          />
        </>
      )}
    </RecordForm>
  );
}
