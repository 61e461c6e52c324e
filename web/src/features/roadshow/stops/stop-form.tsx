import { Fieldset, Select, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listStatuses } from '../../../records/activities/activity-fields/activity-fields.rules';
import { CountrySelect } from '../../../records/countries/country-select';
import { CreatablePicker } from '../../../records/contacts/creatable-picker';
import { useMainZone } from '../../../records/countries/use-main-zone';
import { PlainInput } from '../../../shared/fields/plain-input';
import { TimeZoneSelect } from '../../../records/countries/time-zone-select';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { useLabels } from '../../../shared/labels/use-labels';
import { type RoadshowView, stopApi, type StopView } from '../roadshow.api';
import { buildStop, readStop, startStop } from './stop-values.rules';

interface StopFormProps {
  roadshow: RoadshowView;
  /** The stop to change as it is now; null for a new one. */
  stop: StopView | null;
  onDone: () => void;
}

/** Adds a stop or changes one. */
export function StopForm({ roadshow, stop, onDone }: StopFormProps) {
  const { t } = useTranslation(['roadshow', 'activity-fields']);
  const label = useLabels();
  const save = stopApi.useSave(roadshow.id);
  const findMainZone = useMainZone();
  const draft = useFormDraft(
    stop ? `stop ${stop.id}` : `new stop ${roadshow.id}`,
    stop ? readStop(stop) : startStop(roadshow, findMainZone(roadshow.targetCountry)),
  );
  return (
    <RecordForm
      draft={draft}
      mutation={save}
      required={['city', 'country']}
      pointers={{ partner: '/localPartnerId' }}
      onClose={onDone}
      onSubmit={(values, finish) => {
        const body = buildStop(values, stop && draft ? draft.isChanged : () => true);
        save.mutate({ part: stop, body }, { onSuccess: finish });
      }}
    >
      {({ field, values, change }) => (
        <>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            <PlainInput {...field('city')} kind="text" label={t('words.city')} data-autofocus autoFocus />
            <CountrySelect
              {...field('country')}
              label={t('words.country')}
              onChange={(country) => change({ country, timezone: findMainZone(country) ?? values.timezone })}
            />
            <PlainInput {...field('venue')} kind="text" label={t('words.venue')} />
            <PlainInput {...field('title')} kind="text" label={t('stop.fields.title')} placeholder={values.city} />
            <PlainInput {...field('startsAt')} kind="moment" label={t('activity-fields:startsAt')} />
            <PlainInput {...field('endsAt')} kind="moment" label={t('activity-fields:endsAt')} />
            <TimeZoneSelect {...field('timezone')} country={values.country} label={t('words.timezone')} />
            {stop && (
              <Select
                {...field('status')}
                label={t('words.status')}
                allowDeselect={false}
                data={listStatuses(stop).map((status) => ({ value: status, label: label('activityStatus', status) }))}
              />
            )}
          </SimpleGrid>
          <CreatablePicker {...field('partner')} label={t('words.localPartner')} kinds={['company']} />
          <Fieldset legend={t('words.people')}>
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
              <PlainInput {...field('targetAttendance')} kind="number" label={t('stop.fields.targetAttendance')} />
              {stop && (
                <PlainInput {...field('countedAttendance')} kind="number" label={t('stop.fields.countedAttendance')} />
              )}
            </SimpleGrid>
          </Fieldset>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            <PlainInput {...field('budgetEur')} kind="euro" label={t('stop.fields.budgetEur')} />
            <PlainInput {...field('costEur')} kind="euro" label={t('words.costEur')} />
          </SimpleGrid>
          <PlainInput {...field('objectives')} kind="textarea" label={t('activity-fields:fields.objectives')} />
          <PlainInput {...field('notes')} kind="textarea" label={t('words.notes')} />
        </>
      )}
    </RecordForm>
  );
}
