import { Button, Group, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import ArchiveRestore from 'lucide-react/icons/archive-restore';
import Play from 'lucide-react/icons/play';
import { useTranslation } from 'react-i18next';
import { ActionsButton } from '../../shared/layout/actions-button';
import { ConfirmDialog } from '../../shared/layout/confirm-dialog';
import { useArchiving } from '../../shared/layout/use-archiving';
import { useCan } from '../../shared/session/use-session';
import { EditScheduleDialog } from './form/edit-schedule-dialog';
import {
  type Schedule,
  useArchiveSchedule,
  useRestoreSchedule,
  useRunSchedule,
  useUpdateSchedule,
} from './report-schedules.api';

const showProblem = ({ message }: Error) => void notifications.show({ color: 'red', message });

/** The actions on a schedule. Somebody who may not change it sees none. */
export function ScheduleActions({ schedule }: { schedule: Schedule }) {
  const canWrite = useCan('report_schedules:write');
  if (!canWrite) return null;
  return schedule.archivedAt ? <RestoreButton schedule={schedule} /> : <ActionButtons schedule={schedule} />;
}

function ActionButtons({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation('report-schedules');
  const navigate = useNavigate();
  const run = useRunSchedule();
  const update = useUpdateSchedule();
  const [isEditing, editing] = useDisclosure();
  const { id, name, version, enabled } = schedule;
  const archive = useArchiving({ name, archive: useArchiveSchedule(), restore: useRestoreSchedule() });
  const runNow = () =>
    run.mutate(schedule, {
      onSuccess: () => {
        notifications.show({ message: t('runRequested', { name }) });
        void navigate({ to: '/reports/schedules/$scheduleId', params: { scheduleId: id } });
      },
      onError: showProblem,
    });
  const switchPause = () =>
    update.mutate(
      { id, version, body: { enabled: !enabled } },
      {
        onSuccess: () => notifications.show({ message: t(enabled ? 'paused' : 'resumed', { name }) }),
        onError: showProblem,
      },
    );
  return (
    <Group gap="xs">
      <Button
        size="xs"
        leftSection={<Play size={14} aria-hidden />}
        loading={run.isPending}
        aria-label={t('runNowOf', { name })}
        onClick={runNow}
      >
        {t('runNow')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionsButton name={name} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={editing.open}>{t('words.edit')}</Menu.Item>
          <Menu.Item onClick={switchPause}>{t(enabled ? 'words.pause' : 'words.resume')}</Menu.Item>
          <Menu.Item onClick={archive.ask}>{t('words.archive')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <EditScheduleDialog schedule={schedule} isOpen={isEditing} onClose={editing.close} />
      <ConfirmDialog
        {...archive.dialog}
        title={t('archive.title')}
        text={t('archive.text', { name })}
        submit={t('words.archive')}
        onConfirm={() => archive.confirm(schedule)}
      />
    </Group>
  );
}

function RestoreButton({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation('report-schedules');
  const restore = useRestoreSchedule();
  const { name } = schedule;
  const submit = () =>
    restore.mutate(schedule, {
      onSuccess: () => notifications.show({ message: t('restored', { name }) }),
      onError: showProblem,
    });
  return (
    <Button
      size="xs"
      leftSection={<ArchiveRestore size={16} aria-hidden />}
      loading={restore.isPending}
      aria-label={t('restoreOf', { name })}
      onClick={submit}
    >
      {t('words.restore')}
    </Button>
  );
}
