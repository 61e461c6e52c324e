import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../shared/fields/plain-input';
import { useFormat } from '../../../shared/format/use-format';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { Dialog } from '../../../shared/layout/dialog';
import { describeParameters, getIntervalDays, type ReportDefinition } from '../document/report-document.rules';
import { type CreateReportLock, useLockMonth } from './locks.api';

interface LockMonthDialogProps {
  isOpen: boolean;
  definition: ReportDefinition;
  month: string;
  parameters: Record<string, string>;
  onClose: () => void;
}

/** Asks before a month is locked, and what for. */
export function LockMonthDialog({ isOpen, definition, month, parameters, onClose }: LockMonthDialogProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const lock = useLockMonth();
  const draft = useFormDraft(null, { note: '' });
  const name = format.month(`${month}-01`);
  return (
    <Dialog opened={isOpen} onClose={onClose} title={t('locks.lock', { month: name })} isClosable={!lock.isPending}>
      <RecordForm
        draft={draft}
        mutation={lock}
        submitText={t('locks.submit')}
        isCancelDisabled={lock.isPending}
        onCancel={onClose}
        onSubmit={({ note }, finish) => {
          const report = definition.name as CreateReportLock['report'];
          const onSuccess = () => {
            notifications.show({ message: t('locks.done', { month: name }), color: 'green' });
            finish();
            onClose();
          };
          lock.mutate({ report, month, parameters, note: note.trim() || null }, { onSuccess });
        }}
      >
        {({ field }) => (
          <>
            <Text size="sm">
              {t('locks.lockHint', { report: definition.title, day: format.day(getIntervalDays(month)!.to) })}
            </Text>
            {Object.keys(parameters).length > 0 && (
              <Text size="sm" c="dimmed">
                {describeParameters(definition, parameters)}
              </Text>
            )}
            <PlainInput
              {...field('note', t('locks.noteHint'))}
              kind="textarea"
              label={t('locks.note')}
              minRows={2}
              data-autofocus
            />
          </>
        )}
      </RecordForm>
    </Dialog>
  );
}
