import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ContactsSelect } from '../../records/contacts/contacts-select';
import { RecordPicker } from '../../records/search/record-picker';
import { useLabels } from '../../shared/labels/use-labels';
import type { InteractionDraft } from './interaction-draft.rules';

interface MoreFieldsProps {
  draft: InteractionDraft;
  /** The company whose contacts can be chosen. */
  companyId: string | null;
  findError: (field: string) => string | null | undefined;
  onChange: (changes: Partial<InteractionDraft>) => void;
}

/** The fields that an interaction seldom needs. */
export function MoreFields({ draft, companyId, findError, onChange }: MoreFieldsProps) {
  const { t } = useTranslation('interactions');
  const label = useLabels();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }} style={{ alignItems: 'end' }}>
        <TextInput
          type="datetime-local"
          label={t('occurredAt')}
          description={t('occurredAtHint', { zone: timeZone })}
          value={draft.occurredAt}
          error={findError('occurredAt')}
          onChange={({ currentTarget }) => onChange({ occurredAt: currentTarget.value })}
        />
        <NativeSelect
          label={t('direction')}
          value={draft.direction}
          error={findError('direction')}
          onChange={({ currentTarget }) =>
            onChange({ direction: currentTarget.value as InteractionDraft['direction'] })
          }
          data={[
            { value: '', label: t('noDirection') },
            ...['outbound', 'inbound'].map((value) => ({ value, label: label('direction', value) })),
          ]}
        />
      </SimpleGrid>
      {companyId && (
        <ContactsSelect
          label={t('contacts')}
          companyId={companyId}
          value={draft.contactIds}
          error={findError('contactIds')}
          onChange={(contactIds) => onChange({ contactIds })}
        />
      )}
      <RecordPicker
        label={t('activity')}
        kinds={['activity']}
        value={draft.activity}
        error={findError('activity')}
        onChange={(activity) => onChange({ activity })}
      />
      <TextInput
        label={t('outcome')}
        maxLength={500}
        value={draft.outcome}
        error={findError('outcome')}
        onChange={({ currentTarget }) => onChange({ outcome: currentTarget.value })}
      />
    </>
  );
}
