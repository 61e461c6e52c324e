import { Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { contactApi } from '../../records/contacts/contact.api';
import { CreatablePicker } from '../../records/contacts/creatable-picker';
import { RecipientChips } from '../../records/mails/recipient-chips';
import type { AnyRecord } from '../../records/search/record.api';
import { useLabels } from '../../shared/labels/use-labels';
import { MAX_RECIPIENTS } from './mail-draft.rules';
import type { MailPreviews } from './write-mail.api';

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
  const contacts = useQueries({ queries: value.map((id) => contactApi.query(id)) });
  const isFull = value.length >= MAX_RECIPIENTS;
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
      <RecipientChips
        label={t('recipients')}
        chips={value.map((id, index) => {
          const code = recipients?.skipped.find(({ contactId }) => contactId === id)?.code;
          return {
            id,
            name: contacts[index]?.data?.fullName ?? '…',
            address: recipients?.mails.find(({ contactId }) => contactId === id)?.toAddress,
            reason: code === undefined ? null : label('mailReason', code),
          };
        })}
        nameRemoval={(name) => t('words.removeNamed', { name })}
        onRemove={(index) => onChange(value.filter((_, at) => at !== index))}
      />
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
