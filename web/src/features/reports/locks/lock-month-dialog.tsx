import { Alert, Anchor, NativeSelect, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import LockKeyhole from 'lucide-react/icons/lock-keyhole';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../shared/fields/plain-input';
import { useFormat } from '../../../shared/format/use-format';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { Dialog } from '../../../shared/layout/dialog';
import { describeParameters, getIntervalDays, type ReportDefinition } from '../document/report-document.rules';
import { KeptTotals } from './kept-totals';
import { type CreateReportLock, monthLocksQuery, useLockMonth } from './locks.api';
import { findLock } from './locks.rules';

interface LockMonthDialogProps {
  isOpen: boolean;
  definition: ReportDefinition;
  month: string;
  parameters: Record<string, string>;
  /** The inputs that choose the report and the month where the user does so in the dialog. */
  choice?: {
    definitions: readonly ReportDefinition[];
    months: readonly string[];
    onChange: (choice: LockChoice) => void;
  };
  onClose: () => void;
}

/** The report and the month that a user chooses to lock. */
export interface LockChoice {
  report: string;
  month: string;
}

/** Asks before a month is locked, and what for. It shows the totals that are kept. */
export function LockMonthDialog({ isOpen, definition, month, parameters, choice, onClose }: LockMonthDialogProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const lockMonth = useLockMonth();
  const { data: locks } = useQuery({ ...monthLocksQuery(definition.name, month), enabled: isOpen });
  const lock = locks ? findLock(locks, parameters) : null;
  const draft = useFormDraft(null, { note: '' });
  const name = format.month(`${month}-01`);
  return (
    <Dialog
      opened={isOpen}
      onClose={onClose}
      title={choice ? t('locks.lockMonth') : t('locks.lock', { month: name })}
      isClosable={!lockMonth.isPending}
    >
      <RecordForm
        draft={draft}
        mutation={lockMonth}
        submitText={t('locks.submit')}
        isSubmitDisabled={() => lock !== null}
        isCancelDisabled={lockMonth.isPending}
        onCancel={onClose}
        onSubmit={({ note }, finish) => {
          const report = definition.name as CreateReportLock['report'];
          const onSuccess = () => {
            notifications.show({ message: t('locks.done', { month: name }), color: 'green' });
            finish();
            onClose();
          };
          lockMonth.mutate({ report, month, parameters, note: note.trim() || null }, { onSuccess });
        }}
      >
        {({ field }) => (
          <>
            {choice && (
              <>
                <NativeSelect
                  label={t('words.report')}
                  value={definition.name}
                  data={choice.definitions.map((one) => ({ value: one.name, label: one.title }))}
                  onChange={({ currentTarget }) => choice.onChange({ report: currentTarget.value, month })}
                  data-autofocus
                />
                <NativeSelect
                  label={t('words.month')}
                  value={month}
                  data={choice.months.map((one) => ({ value: one, label: format.month(`${one}-01`) }))}
                  onChange={({ currentTarget }) =>
                    choice.onChange({ report: definition.name, month: currentTarget.value })
                  }
                />
              </>
            )}
            <Text size="sm">
              {t('locks.lockHint', { report: definition.title, day: format.day(getIntervalDays(month)!.to) })}
            </Text>
            {Object.keys(parameters).length > 0 && (
              <Text size="sm" c="dimmed">
                {describeParameters(definition, parameters)}
              </Text>
            )}
            {lock && (
              <Alert color="gray" icon={<LockKeyhole size={18} aria-hidden />} title={t('locks.done', { month: name })}>
                <Anchor component={Link} to={`/reports/locks/${lock.id}`} size="sm">
                  {t('locks.open')}
                </Anchor>
              </Alert>
            )}
            {isOpen && !lock && <KeptTotals definition={definition} month={month} parameters={parameters} />}
            <PlainInput
              {...field('note', t('locks.noteHint'))}
              kind="textarea"
              label={t('locks.note')}
              minRows={2}
              data-autofocus={choice ? undefined : true}
            />
          </>
        )}
      </RecordForm>
    </Dialog>
  );
}
