import { Button, Menu } from '@mantine/core';
import ChevronDown from 'lucide-react/icons/chevron-down';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../shared/labels/use-labels';
import { ConfirmDialog } from '../../shared/layout/confirm-dialog';
import { ActivityStatusBadge } from './activity-status-badge';
import { type ActivityStatus, listNextStatuses, STATUS_COLORS } from './activity-statuses.rules';

interface ActivityStatusMenuProps {
  activity: { title: string; status: ActivityStatus; endsOn: string; timezone: string };
  canEdit: boolean;
  isPending: boolean;
  error: Error | null;
  /** Saves a status, and calls `onDone` when it has been saved. */
  onChange: (status: ActivityStatus, onDone: () => void) => void;
  /** Forgets the error of the last attempt. */
  onReset: () => void;
}

/** The status of an activity, and the ones that it can get. Every change is confirmed, because colleagues plan by it. */
export function ActivityStatusMenu({
  activity,
  canEdit,
  isPending,
  error,
  onChange,
  onReset,
}: ActivityStatusMenuProps) {
  const { t } = useTranslation('records');
  const label = useLabels();
  const [chosen, setChosen] = useState<ActivityStatus | null>(null);
  const { status, title } = activity;
  const next = canEdit ? listNextStatuses(activity, Date.now()) : [];
  const name = label('activityStatus', status);
  const close = () => {
    setChosen(null);
    onReset();
  };
  if (next.length === 0) return <ActivityStatusBadge status={status} size="lg" />;
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="light"
            color={STATUS_COLORS[status]}
            rightSection={<ChevronDown size={14} aria-hidden />}
            aria-label={t('activityStatus.change', { status: name })}
          >
            {name}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {next.map((one) => (
            <Menu.Item key={one} onClick={() => setChosen(one)}>
              {label('activityStatus', one)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        isOpen={chosen !== null}
        title={chosen ? t('activityStatus.title', { status: label('activityStatus', chosen) }) : ''}
        text={chosen ? t(`activityStatus.texts.${chosen}`, { title }) : ''}
        submit={t('words.changeStatus')}
        error={error}
        isPending={isPending}
        onConfirm={() => chosen && onChange(chosen, close)}
        onClose={close}
      />
    </>
  );
}
