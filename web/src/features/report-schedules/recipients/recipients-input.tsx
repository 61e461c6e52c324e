import { ActionIcon, Fieldset, Group, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import X from 'lucide-react/icons/x';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordPicker } from '../../../records/search/record-picker';
import { useLabels } from '../../../shared/labels/use-labels';
import { readersQuery, useRecipientNames } from './recipients.api';
import { addRecipient, getRecipientId, MAX_RECIPIENTS, type Recipient, removeRecipient } from './recipients.rules';
import classes from './recipients.module.css';

interface RecipientsInputProps {
  value: Recipient[];
  error: string | null;
  onChange: (recipients: Recipient[]) => void;
}

/** Picks the colleagues and contacts who get each file by mail. Each is a chip, with the reason if one cannot get it now. */
export function RecipientsInput({ value, error, onChange }: RecipientsInputProps) {
  const { t } = useTranslation('report-schedules');
  const label = useLabels();
  const list = useRef<HTMLUListElement>(null);
  const named = useRecipientNames(value);
  const isFull = value.length >= MAX_RECIPIENTS;
  const add = (added: Recipient) => onChange(addRecipient(value, added));
  const removeAt = (index: number) => {
    const fieldset = list.current?.closest('fieldset');
    onChange(removeRecipient(value, index));
    // The button that had the focus is gone, and the keys of the form with it.
    requestAnimationFrame(() => {
      const buttons = list.current?.querySelectorAll('button') ?? [];
      const next = buttons[Math.min(index, buttons.length - 1)];
      (next ?? fieldset?.querySelector('input'))?.focus();
    });
  };
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
      {named.length > 0 && (
        <ul ref={list} className={classes['chips']} aria-label={t('mail.recipients')}>
          {named.map(({ recipient, name, email, problem }, index) => (
            <li
              key={getRecipientId(recipient)}
              className={classes['chip']}
              data-skipped={problem !== null || undefined}
            >
              <span className={classes['person']}>
                <Text span size="sm" fw={600}>
                  {name}
                </Text>{' '}
                {problem === null ? (
                  <Text span size="sm" c="dimmed">
                    {email}
                  </Text>
                ) : (
                  <Text span size="sm" className={classes['reason']}>
                    <TriangleAlert size={14} aria-hidden /> {label('recipientSkip', problem)}
                  </Text>
                )}
              </span>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('mail.remove', { name })}
                onClick={() => removeAt(index)}
              >
                <X size={16} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
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
  const { data } = useQuery({ ...readersQuery, enabled: hasBeenOpened });
  return (
    <Select
      label={t('mail.colleague')}
      searchable
      disabled={isDisabled}
      value={null}
      searchValue={text}
      onSearchChange={setText}
      nothingFoundMessage={data && t('words.nothingFound')}
      data={data?.items.map(({ id, fullName }) => ({ value: id, label: fullName })) ?? []}
      onDropdownOpen={() => setOpened(true)}
      onChange={(id) => {
        if (id !== null) onPick(id);
        setText('');
      }}
    />
  );
}
