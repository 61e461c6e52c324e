import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useReferenceLanguage } from '../../../records/reference/reference.api';
import { useNewDraft } from '../../../shared/forms/use-form-draft';
import { NewButton } from '../../../shared/keyboard/new-button';
import { Dialog } from '../../../shared/layout/dialog';
import { useCreateSchedule } from '../report-schedules.api';
import { buildNewSchedule, createDraft, type ScheduleDraft } from './schedule-draft.rules';
import { ScheduleForm } from './schedule-form';

/** The report and its own parameters with which a new schedule begins. */
type ScheduleStart = Pick<ScheduleDraft, 'report' | 'parameters'>;

interface NewScheduleButtonProps {
  /** The beginning of a schedule that is being made at once; null if the user has not asked for one. */
  start: ScheduleStart | null;
  onClose: () => void;
}

/** Creates a schedule and opens its page. */
export function NewScheduleButton({ start, onClose }: NewScheduleButtonProps) {
  const { t } = useTranslation('report-schedules');
  const [isOpen, { open, close }] = useDisclosure(start !== null);
  const create = useCreateSchedule();
  const cancel = () => {
    create.reset();
    close();
    if (start) onClose();
  };
  return (
    <>
      <NewButton variant="filled" text={t('new')} onClick={open} />
      <Dialog opened={isOpen} onClose={cancel} title={t('new')} size="lg">
        {isOpen && <NewScheduleForm start={start} creation={create} onClose={cancel} />}
      </Dialog>
    </>
  );
}

interface NewScheduleFormProps {
  start: ScheduleStart | null;
  creation: ReturnType<typeof useCreateSchedule>;
  onClose: () => void;
}

function NewScheduleForm({ start, creation, onClose }: NewScheduleFormProps) {
  const { t } = useTranslation('report-schedules');
  const navigate = useNavigate();
  const name = `new report schedule${start ? ` ${start.report}` : ''}`;
  return (
    <ScheduleForm
      draft={useNewDraft(name, { ...createDraft(useReferenceLanguage()), ...start })}
      mutation={creation}
      isNew
      onClose={onClose}
      onSubmit={(values, finish) =>
        creation.mutate(buildNewSchedule(values), {
          onSuccess: ({ id, name }) => {
            finish();
            notifications.show({ message: t('created', { name }) });
            void navigate({ to: '/reports/schedules/$scheduleId', params: { scheduleId: id } });
          },
        })
      }
    />
  );
}
