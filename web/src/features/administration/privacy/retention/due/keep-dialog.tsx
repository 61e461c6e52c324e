import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../../../shared/fields/plain-input';
import { findToday } from '../../../../../shared/format/format.rules';
import { useFormat } from '../../../../../shared/format/use-format';
import { RecordForm } from '../../../../../shared/forms/record-form';
import { useFormDraft } from '../../../../../shared/forms/use-form-draft';
import { Dialog } from '../../../../../shared/layout/dialog';
import { type DuePerson, useKeepContacts } from '../retention.api';
import { addMonths, findKeepRange } from '../retention-lists.rules';

interface KeepDialogProps {
  people: readonly DuePerson[];
  isOpen: boolean;
  onClose: () => void;
  onKept: () => void;
}

/** The months for which contacts are kept unless the user chooses another day. */
const USUAL_MONTHS = 12;

/** Keeps contacts until a day although their term is over. */
export function KeepDialog({ isOpen, people, ...props }: KeepDialogProps) {
  const { t } = useTranslation('retention');
  return (
    <Dialog opened={isOpen} onClose={props.onClose} title={t('due.keep', { count: people.length })}>
      {isOpen && <KeepForm people={people} {...props} />}
    </Dialog>
  );
}

function KeepForm({ people, onClose, onKept }: Omit<KeepDialogProps, 'isOpen'>) {
  const { t } = useTranslation('retention');
  const format = useFormat();
  const keep = useKeepContacts();
  const today = findToday();
  return (
    <RecordForm
      draft={useFormDraft(null, { keepUntil: addMonths(today, USUAL_MONTHS) })}
      mutation={keep}
      required={['keepUntil']}
      submitText={t('due.keep', { count: people.length })}
      onClose={onClose}
      onSubmit={({ keepUntil }, finish) =>
        keep.mutate(
          { keys: people.map(({ key }) => key), keepUntil },
          {
            onSuccess: ({ kept, skipped }) => {
              finish();
              onKept();
              const day = format.day(keepUntil);
              const left = skipped.length > 0 ? ` ${t('due.skipped', { count: skipped.length })}` : '';
              notifications.show({ message: t('due.kept', { count: kept.length, day }) + left });
            },
          },
        )
      }
    >
      {({ field }) => (
        <>
          <Text size="sm">{t('due.keepHint')}</Text>
          <PlainInput
            {...field('keepUntil', t('due.keepUntilHint'))}
            {...findKeepRange(today)}
            kind="day"
            label={t('due.keepUntil')}
            data-autofocus
          />
        </>
      )}
    </RecordForm>
  );
}
