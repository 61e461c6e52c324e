import { Select, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CountrySelect } from '../../countries/country-select';
import { UserSelect } from '../../users/user-select';
import { PlainInput } from '../../../shared/fields/plain-input';
import { findToday } from '../../../shared/format/format.rules';
import { type FormState, RecordForm } from '../../../shared/forms/record-form';
import type { FormDraft } from '../../../shared/forms/use-form-draft';
import { useLabelOptions, useLabels } from '../../../shared/labels/use-labels';
import { BULK_STATUSES, type BulkField, type BulkValues, hasChanges, isReasonRequired } from './bulk-changes.rules';
import type { useBulkUpdate } from './bulk-updates.api';

interface BulkFormProps {
  /** Fields that the records have. */
  fields: readonly BulkField[];
  draft: FormDraft<BulkValues>;
  preview: ReturnType<typeof useBulkUpdate>;
  onPreview: () => void;
  onCancel: () => void;
}

const POINTERS = {
  ownerId: '/changes/ownerId',
  status: '/status/status',
  reason: '/status/reason',
  lostToCountry: '/status/lostToCountry',
  occurredOn: '/status/occurredOn',
  note: '/status/note',
};

/** Asks what should change. Fields that are left empty stay as they are. */
export function BulkForm({ fields, draft, preview, onPreview, onCancel }: BulkFormProps) {
  const { t } = useTranslation('lists');
  const label = useLabels();
  return (
    <RecordForm
      draft={draft}
      mutation={preview}
      pointers={POINTERS}
      isFocusedFirst
      submitText={t('bulk.preview')}
      isSubmitDisabled={({ values }) => !hasChanges(values)}
      onSubmit={onPreview}
      onCancel={onCancel}
    >
      {(form) => (
        <>
          {fields.includes('ownerId') && (
            <UserSelect {...form.field('ownerId')} label={t('bulk.owner')} placeholder={t('bulk.unchanged')} />
          )}
          {fields.includes('tags') && (
            <>
              <TagsInput {...form.field('addTags')} label={t('bulk.addTags')} acceptValueOnBlur />
              <TagsInput {...form.field('removeTags')} label={t('bulk.removeTags')} acceptValueOnBlur />
            </>
          )}
          {fields.includes('status') && (
            <Select
              {...form.field('status')}
              label={t('bulk.status')}
              placeholder={t('bulk.unchanged')}
              clearable
              data={BULK_STATUSES.map((status) => ({ value: status, label: label('status', status) }))}
            />
          )}
          {form.values.status !== null && <StatusInputs form={form} />}
        </>
      )}
    </RecordForm>
  );
}

/** The further inputs of a change of status. */
function StatusInputs({ form: { field, values } }: { form: FormState<BulkValues> }) {
  const { t } = useTranslation('lists');
  const reasons = useLabelOptions('reason');
  return (
    <>
      {isReasonRequired(values.status) && (
        <Select {...field('reason')} label={t('words.reason')} required data={reasons} />
      )}
      {values.status === 'lost' && <CountrySelect {...field('lostToCountry')} label={t('words.lostToCountry')} />}
      <PlainInput {...field('occurredOn')} kind="day" label={t('words.changedOn')} max={findToday()} />
      <PlainInput {...field('note')} kind="textarea" label={t('words.note')} minRows={2} />
    </>
  );
}
