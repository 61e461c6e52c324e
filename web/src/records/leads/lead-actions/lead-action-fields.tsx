import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../shared/fields/plain-input';
import { findToday } from '../../../shared/format/format.rules';
import type { FieldProps } from '../../../shared/forms/record-form';

interface LeadActionFieldsProps {
  field: (name: 'occurredOn' | 'note') => FieldProps<string>;
  isNoteRequired: boolean;
}

/** The end of the forms for transitions and statuses: the day and the note. */
export function LeadActionFields({ field, isNoteRequired }: LeadActionFieldsProps) {
  const { t } = useTranslation('lead-actions');
  return (
    <>
      <PlainInput
        {...field('occurredOn')}
        // The proposed day is that of today; no colleague has entered it.
        description={undefined}
        kind="day"
        label={t('words.changedOn')}
        max={findToday()}
      />
      <PlainInput {...field('note')} kind="textarea" label={t('words.note')} required={isNoteRequired} minRows={2} />
    </>
  );
}
