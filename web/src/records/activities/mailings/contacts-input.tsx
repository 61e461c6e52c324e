import { Pill } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { contactApi } from '../../contacts/contact.api';
import { RecordPicker } from '../../search/record-picker';
import classes from './mailings.module.css';

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
      {value.length > 0 && (
        <ul className={classes['chips']} aria-label={t('chosenContacts')}>
          {value.map((id, index) => {
            const name = contacts[index]?.data?.fullName ?? '…';
            return (
              <li key={id}>
                <Pill
                  withRemoveButton
                  removeButtonProps={{
                    'aria-label': t('words.removeNamed', { name }),
                    'aria-hidden': false,
                    tabIndex: 0,
                  }}
                  onRemove={() => onChange(value.filter((one) => one !== id))}
                >
                  {name}
                </Pill>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
