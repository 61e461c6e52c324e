import { Fieldset, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RecipientChips } from '../../../records/mails/recipient-chips';
import { RecordPicker } from '../../../records/search/record-picker';
import { SearchableSelect } from '../../../shared/fields/searchable-select';
import { useLabels } from '../../../shared/labels/use-labels';
import { readersQuery, useRecipientNames } from './recipients.api';
import { addRecipient, getRecipientId, MAX_RECIPIENTS, type Recipient, removeRecipient } from './recipients.rules';

interface RecipientsInputProps {
  value: Recipient[];
  error: string | null;
  onChange: (recipients: Recipient[]) => void;
}

/** Picks the colleagues and contacts who get each file by mail. Each is a chip, with the reason if one cannot get it now. */
export function RecipientsInput({ value, error, onChange }: RecipientsInputProps) {
  const { t } = useTranslation('report-schedules');
  const label = useLabels();
  const named = useRecipientNames(value);
  const isFull = value.length >= MAX_RECIPIENTS;
  const add = (added: Recipient) => onChange(addRecipient(value, added));
  return (
    <Fieldset legend={t('mail.title')}>
      <Text size="sm" c="dimmed" mb="xs">
        {isFull ? t('mail.full', { count: MAX_RECIPIENTS }) : t('mail.hint')}
      </Text>
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <ColleaguePicker isDisabled={isFull} onPick={(userId) => add({ userId, contactId: null })} />
        <RecordPicker
          label={t('mail.contact')}
          kinds={['contact']}
          value={null}
          onChange={(picked) => picked && add({ userId: null, contactId: picked.id })}
        />
      </Group>
      <RecipientChips
        label={t('mail.recipients')}
        chips={named.map(({ recipient, name, email, problem }) => ({
          id: getRecipientId(recipient),
          name,
          address: email,
          reason: problem && label('recipientSkip', problem),
        }))}
        nameRemoval={(name) => t('mail.remove', { name })}
        onRemove={(index) => onChange(removeRecipient(value, index))}
      />
      {error && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert" mt={4}>
          {error}
        </Text>
      )}
    </Fieldset>
  );
}

/** Picks a colleague by name, and is empty again afterwards. The colleagues are read when the list is opened. */
function ColleaguePicker({ isDisabled, onPick }: { isDisabled: boolean; onPick: (id: string) => void }) {
  const { t } = useTranslation('report-schedules');
  const [hasBeenOpened, setOpened] = useState(false);
  const [text, setText] = useState('');
  const { data, isPending } = useQuery({ ...readersQuery, enabled: hasBeenOpened });
  return (
    <SearchableSelect
      label={t('mail.colleague')}
      disabled={isDisabled}
      value={null}
      searchValue={text}
      onSearchChange={setText}
      isSearching={isPending}
      data={data?.items.map(({ id, fullName }) => ({ value: id, label: fullName })) ?? []}
      onDropdownOpen={() => setOpened(true)}
      onChange={(id) => {
        if (id !== null) onPick(id);
        setText('');
      }}
    />
  );
}
