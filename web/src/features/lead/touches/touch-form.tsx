import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ActivitySelect } from '../../../records/activities/activity-select';
import { AgreementSelect } from '../../../records/agreements/agreement-select';
import type { components } from '../../../shared/api/schema';
import { PlainInput } from '../../../shared/fields/plain-input';
import { findToday } from '../../../shared/format/format.rules';
import { RecordForm } from '../../../shared/forms/record-form';
import { useNewDraft } from '../../../shared/forms/use-form-draft';
import { useLabelOptions } from '../../../shared/labels/use-labels';
import { buildTouchRequest, readTouchValues } from './touch-values.rules';
import { useSaveTouch } from './touches.api';

interface TouchFormProps {
  leadId: string;
  /** The touch that is updated; null for a new one. */
  touch: components['schemas']['LeadTouchView'] | null;
  onDone: () => void;
}

/** A touch without a record is refused as a whole. */
const POINTERS = { activityId: ['/activityId', ''], agreementId: ['/agreementId', ''] };

/** Asks what influenced a lead, and when. */
export function TouchForm({ leadId, touch, onDone }: TouchFormProps) {
  const { t } = useTranslation('lead');
  const channels = useLabelOptions('channel');
  const save = useSaveTouch(leadId, touch);
  return (
    <RecordForm
      draft={useNewDraft(null, readTouchValues(touch, findToday()))}
      mutation={save}
      pointers={POINTERS}
      required={['channel', 'occurredOn']}
      onClose={onDone}
      onSubmit={(values, finish) => save.mutate(buildTouchRequest(values), { onSuccess: finish })}
    >
      {({ field, values }) => (
        <>
          <Select
            {...field('channel')}
            label={t('touches.channel')}
            data-autofocus
            allowDeselect={false}
            data={channels}
          />
          {values.channel === 'activity' && <ActivitySelect {...field('activityId')} label={t('words.activity')} />}
          {values.channel === 'agreement' && <AgreementSelect {...field('agreementId')} label={t('words.agreement')} />}
          <PlainInput {...field('occurredOn')} kind="day" label={t('words.date')} max={findToday()} />
          <PlainInput {...field('note')} kind="textarea" label={t('words.note')} />
        </>
      )}
    </RecordForm>
  );
}
