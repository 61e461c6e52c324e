import { Select, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../../../shared/fields/plain-input';
import { findToday } from '../../../../../shared/format/format.rules';
import { RecordForm } from '../../../../../shared/forms/record-form';
import { useFormDraft } from '../../../../../shared/forms/use-form-draft';
import { useLabelOptions } from '../../../../../shared/labels/use-labels';
import { Dialog } from '../../../../../shared/layout/dialog';
import { type MissingNotice, useRecordNotices } from '../retention.api';

interface RecordNoticesDialogProps {
  people: readonly MissingNotice[];
  isOpen: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** Records when and how people were told that their data are stored. */
export function RecordNoticesDialog({ isOpen, ...props }: RecordNoticesDialogProps) {
  const { t } = useTranslation('retention');
  return (
    <Dialog opened={isOpen} onClose={props.onClose} title={t('notices.given')}>
      {isOpen && <RecordNoticesForm {...props} />}
    </Dialog>
  );
}

function RecordNoticesForm({ people, onClose, onDone }: Omit<RecordNoticesDialogProps, 'isOpen'>) {
  const { t } = useTranslation('retention');
  const record = useRecordNotices();
  const channels = useLabelOptions('privacyRequestChannel');
  const today = findToday();
  return (
    <RecordForm
      draft={useFormDraft(null, { givenOn: today, channel: 'email' })}
      mutation={record}
      required={['givenOn', 'channel']}
      submitText={t('notices.submit')}
      onClose={onClose}
      onSubmit={({ givenOn, channel }, finish) =>
        record.mutate(
          { keys: people.map(({ key }) => key), givenOn, channel: channel as 'email' },
          {
            onSuccess: ({ recorded }) => {
              finish();
              onDone();
              notifications.show({ message: t('notices.recorded', { count: recorded.length }) });
            },
          },
        )
      }
    >
      {({ field }) => (
        <>
          <Text size="sm">{t('notices.givenHint', { count: people.length })}</Text>
          <PlainInput {...field('givenOn')} kind="day" max={today} label={t('notices.givenOn')} data-autofocus />
          <Select {...field('channel')} label={t('notices.channel')} allowDeselect={false} data={channels} />
        </>
      )}
    </RecordForm>
  );
}
