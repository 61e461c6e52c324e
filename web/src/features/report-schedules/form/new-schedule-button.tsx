import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import Plus from 'lucide-react/icons/plus';
import { useTranslation } from 'react-i18next';
import { useReferenceLanguage } from '../../../records/reference/reference.api';
import { useNewDraft } from '../../../shared/forms/use-form-draft';
import { Dialog } from '../../../shared/layout/dialog';
import { useCreateSchedule } from '../report-schedules.api';
import { buildNewSchedule, createDraft } from './schedule-draft.rules';
import { ScheduleForm } from './schedule-form';

/** Creates a schedule and opens its page. */
export function NewScheduleButton() {
  const { t } = useTranslation('report-schedules');
  const [isOpen, { open, close }] = useDisclosure();
  const create = useCreateSchedule();
  const cancel = () => {
    create.reset();
    close();
  };
  return (
    <>
      <Button size="xs" leftSection={<Plus size={14} aria-hidden />} onClick={open}>
        {t('new')}
      </Button>
      <Dialog opened={isOpen} onClose={cancel} title={t('new')} size="lg">
        {isOpen && <NewScheduleForm creation={create} onClose={cancel} />}
      </Dialog>
    </>
  );
}

interface NewScheduleFormProps {
  creation: ReturnType<typeof useCreateSchedule>;
  onClose: () => void;
}

function NewScheduleForm({ creation, onClose }: NewScheduleFormProps) {
  const { t } = useTranslation('report-schedules');
  const navigate = useNavigate();
  return (
    <ScheduleForm
      draft={useNewDraft('new report schedule', createDraft(useReferenceLanguage()))}
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
