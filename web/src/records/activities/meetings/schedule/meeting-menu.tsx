import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import Ellipsis from 'lucide-react/icons/ellipsis';
import { useTranslation } from 'react-i18next';
import { type Meeting, meetingApi } from '../meetings.api';
import classes from './schedule.module.css';
import { canMove } from './schedule.rules';

interface MeetingMenuProps {
  meeting: Meeting;
  onEdit: () => void;
}

/** The actions on a meeting: the statuses that the server allows, another place, and the lock. */
export function MeetingMenu({ meeting, onEdit }: MeetingMenuProps) {
  const { t } = useTranslation('meetings');
  const { mutate, isPending } = meetingApi.useSave(meeting.activityId);
  const { visitorName, hostName, status, nextStatuses, fixed } = meeting;
  const change = (body: Parameters<typeof mutate>[0]['body']) =>
    mutate({ part: meeting, body }, { onError: ({ message }) => notifications.show({ message, color: 'red' }) });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          loading={isPending}
          className={classes['screen']}
          aria-label={t('menu.open', { visitor: visitorName, host: hostName })}
        >
          <Ellipsis size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {canMove(meeting) && <Menu.Item onClick={onEdit}>{t('menu.move')}</Menu.Item>}
        {(status === 'held' || status === 'no_show') && <Menu.Item onClick={onEdit}>{t('menu.outcome')}</Menu.Item>}
        {status === 'proposed' && (
          <Menu.Item onClick={() => change({ fixed: !fixed })}>{t(fixed ? 'menu.unlock' : 'menu.lock')}</Menu.Item>
        )}
        {status !== 'cancelled' && nextStatuses.length > 0 && <Menu.Divider />}
        {nextStatuses.map((next) => (
          <Menu.Item key={next} onClick={() => change({ status: next })}>
            {t(status === 'cancelled' ? `menu.revive.${next as 'proposed' | 'confirmed'}` : `menu.to.${next}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
