import { ActionIcon, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import X from 'lucide-react/icons/x';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { contactApi } from '../../records/contacts/contact.api';
import { CreatablePicker } from '../../records/contacts/creatable-picker';
import type { AnyRecord } from '../../records/search/record.api';
import { useLabels } from '../../shared/labels/use-labels';
import { MAX_RECIPIENTS } from './mail-draft.rules';
import type { MailPreviews } from './write-mail.api';
import classes from './write-mail.module.css';

interface RecipientsInputProps {
  value: string[];
  error: string | null;
  required: boolean;
  /** The record whose company a contact gets that is created on the way. */
  companyOf: AnyRecord;
  /** The contacts who can get a mail, and the others with the reason; undefined until they are known. */
  recipients: MailPreviews | undefined;
  /** The reason for which they are not known. */
  problem: string | null;
  onChange: (ids: string[]) => void;
}

/** Picks the contacts who get the mail. Each is a chip with the address, or with the reason why none can be sent. */
export function RecipientsInput({ value, companyOf, recipients, problem, onChange, ...props }: RecipientsInputProps) {
  const { t } = useTranslation('write-mail');
  const label = useLabels();
  const list = useRef<HTMLUListElement>(null);
  const contacts = useQueries({ queries: value.map((id) => contactApi.query(id)) });
  const isFull = value.length >= MAX_RECIPIENTS;
  const findReason = (id: string) => recipients?.skipped.find(({ contactId }) => contactId === id)?.code;
  const findAddress = (id: string) => recipients?.mails.find(({ contactId }) => contactId === id)?.toAddress;
  const removeAt = (index: number) => {
    const form = list.current?.closest('form');
    onChange(value.filter((_, at) => at !== index));
    // The button that had the focus is gone, and the keys of the form with it.
    requestAnimationFrame(() => {
      const buttons = list.current?.querySelectorAll('button') ?? [];
      const next = buttons[Math.min(index, buttons.length - 1)];
      (next ?? form?.querySelector<HTMLElement>('[role="combobox"]'))?.focus();
    });
  };
  return (
    <div>
      <CreatablePicker
        {...props}
        label={t('words.to')}
        kinds={['contact']}
        company={findCompany(companyOf)}
        description={isFull ? t('full', { count: MAX_RECIPIENTS }) : undefined}
        value={null}
        onChange={(picked) => picked && !isFull && onChange([...new Set([...value, picked.id])])}
      />
      {value.length > 0 && (
        <ul ref={list} className={classes['chips']} aria-label={t('recipients')}>
          {value.map((id, index) => {
            const name = contacts[index]?.data?.fullName ?? '…';
            const reason = findReason(id);
            return (
              <li key={id} className={classes['chip']} data-skipped={reason !== undefined || undefined}>
                <span className={classes['person']}>
                  <Text span size="sm" fw={600}>
                    {name}
                  </Text>{' '}
                  {reason === undefined ? (
                    <Text span size="sm" c="dimmed">
                      {findAddress(id)}
                    </Text>
                  ) : (
                    <Text span size="sm" className={classes['reason']}>
                      <TriangleAlert size={14} aria-hidden /> {label('mailReason', reason)}
                    </Text>
                  )}
                </span>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('words.removeNamed', { name })}
                  onClick={() => removeAt(index)}
                >
                  <X size={16} aria-hidden />
                </ActionIcon>
              </li>
            );
          })}
        </ul>
      )}
      {problem && (
        <Text size="sm" c="red" role="alert" mt={4}>
          {problem}
        </Text>
      )}
    </div>
  );
}

/** Returns the company of a contact or a lead; null for other records. */
function findCompany({ kind, record }: AnyRecord) {
  if (kind === 'lead') return { kind: 'company' as const, id: record.company.id, title: record.company.name };
  if (kind !== 'contact' || record.companyId === null) return null;
  return { kind: 'company' as const, id: record.companyId, title: record.companyName ?? '' };
}
