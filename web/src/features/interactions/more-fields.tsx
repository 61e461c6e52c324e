import { NativeSelect, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ContactsSelect } from '../../records/contacts/contacts-select';
import { RecordPicker } from '../../records/search/record-picker';
import { PlainInput } from '../../shared/fields/plain-input';
import { useFormat } from '../../shared/format/use-format';
import { BRUSSELS } from '../../shared/format/zone-time.rules';
import type { FormState } from '../../shared/forms/record-form';
import { useLabels } from '../../shared/labels/use-labels';
import type { InteractionDraft } from './interaction-draft.rules';

interface MoreFieldsProps extends FormState<InteractionDraft> {
  /** The company whose contacts can be chosen. */
  companyId: string | null;
}

/** The fields that an interaction seldom needs. */
export function MoreFields({ field, change, companyId }: MoreFieldsProps) {
  const { t } = useTranslation('interactions');
  const label = useLabels();
  const format = useFormat();
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }} style={{ alignItems: 'end' }}>
        <PlainInput
          {...field('occurredAt', t('occurredAtHint', { zone: format.zonePlace(BRUSSELS) }))}
          kind="moment"
          label={t('words.dateAndTime')}
        />
        <NativeSelect
          {...field('direction')}
          label={t('direction')}
          onChange={({ currentTarget }) => change({ direction: currentTarget.value as InteractionDraft['direction'] })}
          data={[
            { value: '', label: t('unknown') },
            ...['outbound', 'inbound'].map((value) => ({ value, label: label('direction', value) })),
          ]}
        />
      </SimpleGrid>
      {companyId && <ContactsSelect {...field('contactIds')} label={t('contacts')} companyId={companyId} />}
      <RecordPicker {...field('activity')} label={t('activity')} kinds={['activity']} />
      <PlainInput {...field('outcome')} kind="text" label={t('words.outcome')} maxLength={500} />
    </>
  );
}
