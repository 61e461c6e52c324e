import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { contactApi } from '../../contacts/contact.api';
import { RecipientChips } from '../../mails/recipient-chips';
import { RecordPicker } from '../../search/record-picker';

interface ContactsInputProps {
  value: string[];
  error: string | null;
  required: boolean;
  onChange: (ids: string[]) => void;
}

/** Picks the contacts who get a mailing, one after the other. */
export function ContactsInput({ value, onChange, ...props }: ContactsInputProps) {
  const { t } = useTranslation('mailings');
  const contacts = useQueries({ queries: value.map((id) => contactApi.query(id)) });
  return (
    <div>
      <RecordPicker
        {...props}
        label={t('words.contacts')}
        kinds={['contact']}
        value={null}
        onChange={(picked) => picked && onChange([...new Set([...value, picked.id])])}
      />
      <RecipientChips
        label={t('chosenContacts')}
        chips={value.map((id, index) => {
          const { fullName = '…', email } = contacts[index]?.data ?? {};
          return { id, name: fullName, address: email, reason: null };
        })}
        nameRemoval={(name) => t('words.removeNamed', { name })}
        onRemove={(index) => onChange(value.filter((_, at) => at !== index))}
      />
    </div>
  );
}
