import { Checkbox, Group, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ActivitySelect } from '../../../records/activities/activity-select';
import { useLabels } from '../../../shared/labels/use-labels';
import type { FormState } from '../../../shared/forms/record-form';
import { ContactsInput } from './contacts-input';
import { listAudiences, type MailingDraft, STATUSES } from './mailing-draft.rules';

interface AudienceFieldsProps extends Pick<FormState<MailingDraft>, 'values' | 'field' | 'change'> {
  /** The people whom the mailing addresses, as far as its purpose allows. */
  audience: MailingDraft['audience'];
  isManager: boolean;
}

/** Asks to whom a mailing goes. */
export function AudienceFields({ values, audience, isManager, field, change }: AudienceFieldsProps) {
  const { t } = useTranslation('mailings');
  const label = useLabels();
  const audiences = listAudiences(values, isManager);
  const { value: statuses, error: statusError } = field('statuses');
  return (
    <>
      {audiences.length > 1 && (
        <NativeSelect
          {...field('audience')}
          value={audience}
          label={t('audience.label')}
          onChange={({ currentTarget }) => change({ audience: currentTarget.value as MailingDraft['audience'] })}
          data={audiences.map((one) => ({ value: one, label: t(`audience.${one}`) }))}
        />
      )}
      {audience === 'other_seminar' && (
        <ActivitySelect
          {...field('otherSeminarId')}
          kind="seminar"
          label={t('otherSeminar')}
          onChange={(otherSeminarId) => change({ otherSeminarId })}
        />
      )}
      {audience === 'contacts' ? (
        <ContactsInput {...field('contactIds')} onChange={(contactIds) => change({ contactIds })} />
      ) : (
        <Checkbox.Group
          label={t('statuses')}
          error={statusError}
          value={statuses}
          onChange={(chosen) => change({ statuses: chosen })}
        >
          <Group gap="md" mt={6}>
            {STATUSES.map((status) => (
              <Checkbox key={status} value={status} label={label('registrationStatus', status)} />
            ))}
          </Group>
        </Checkbox.Group>
      )}
    </>
  );
}
