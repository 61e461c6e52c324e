import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import Plus from 'lucide-react/icons/plus';
import { useTranslation } from 'react-i18next';
import { useReferenceLanguage } from '../../../records/reference/use-reference-language';
import { Dialog } from '../../../shared/layout/dialog';
import { useCreateSchedule } from '../report-schedules.api';
import { buildNewSchedule, createDraft } from './schedule-draft.rules';
import { ScheduleForm } from './schedule-form';

/** Creates a schedule and opens its page. */
export function NewScheduleButton() {
  const { t } = useTranslation('report-schedules');
  const language = useReferenceLanguage();
  const navigate = useNavigate();
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
        {isOpen && (
          <ScheduleForm
            draftName="new report schedule"
            initial={createDraft(language)}
            isNew
            error={create.error}
            isPending={create.isPending}
            onCancel={cancel}
            onSubmit={(draft, onDone) =>
              create.mutate(buildNewSchedule(draft), {
                onSuccess: ({ id, name }) => {
                  onDone();
                  close();
                  notifications.show({ message: t('created', { name }) });
                  void navigate({ to: '/reports/schedules/$scheduleId', params: { scheduleId: id } });
                },
              })
            }
          />
        )}
      </Dialog>
    </>
  );
}
