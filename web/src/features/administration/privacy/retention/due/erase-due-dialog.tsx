import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../../../shared/fields/plain-input';
import { RecordForm } from '../../../../../shared/forms/record-form';
import { useFormDraft } from '../../../../../shared/forms/use-form-draft';
import { Dialog } from '../../../../../shared/layout/dialog';
import { type DuePerson, type RetentionErasure, useEraseDue } from '../retention.api';

/** The number of people who are named before the others are counted. */
const MAX_NAMED = 10;

interface EraseDueDialogProps {
  people: readonly DuePerson[];
  isOpen: boolean;
  onClose: () => void;
  onErased: (result: RetentionErasure) => void;
}

/** Erases people who are due, once their number has been typed. */
export function EraseDueDialog({ isOpen, people, ...props }: EraseDueDialogProps) {
  const { t } = useTranslation('retention');
  return (
    <Dialog opened={isOpen} onClose={props.onClose} title={t('due.erase', { count: people.length })}>
      {isOpen && <EraseDueForm people={people} {...props} />}
    </Dialog>
  );
}

function EraseDueForm({ people, onClose, onErased }: Omit<EraseDueDialogProps, 'isOpen'>) {
  const { t } = useTranslation('retention');
  const erase = useEraseDue();
  const count = people.length;
  return (
    <RecordForm
      draft={useFormDraft(null, { confirm: null as number | null })}
      mutation={erase}
      required={['confirm']}
      findMissing={({ confirm }) =>
        confirm !== null && confirm !== count ? { confirm: t('due.confirmDiffers', { count }) } : {}
      }
      submitText={t('due.erase', { count })}
      submitColor="red"
      onClose={onClose}
      onSubmit={(_, finish) =>
        erase.mutate(
          { keys: people.map(({ key }) => key), confirm: count },
          {
            onSuccess: (result) => {
              finish();
              onErased(result);
            },
          },
        )
      }
    >
      {({ field }) => (
        <>
          <Text size="sm">{t('due.eraseHint')}</Text>
          <List size="sm">
            {people.slice(0, MAX_NAMED).map(({ key, name, about }) => (
              <List.Item key={key}>{[name ?? t('noName'), about].filter(Boolean).join(' · ')}</List.Item>
            ))}
            {count > MAX_NAMED && <List.Item>{t('due.others', { count: count - MAX_NAMED })}</List.Item>}
          </List>
          <PlainInput {...field('confirm')} kind="number" label={t('due.confirm', { count })} data-autofocus />
        </>
      )}
    </RecordForm>
  );
}
