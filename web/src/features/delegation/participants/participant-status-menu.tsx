import { Badge, Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import ChevronDown from 'lucide-react/icons/chevron-down';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../shared/labels/use-labels';
import { useDelegationEditor } from '../use-delegation-editor';
import { listNextParticipantStatuses, type ParticipantStatus } from './participant-statuses.rules';
import { type Participant, participantApi } from './participants.api';

const COLORS: Readonly<Record<ParticipantStatus, string>> = {
  invited: 'blue',
  confirmed: 'limburg',
  declined: 'gray',
  cancelled: 'gray',
  attended: 'limburg',
  no_show: 'orange',
};

interface ParticipantStatusMenuProps {
  participant: Participant;
  canEdit: boolean;
}

/** Whether a participant comes, or came, and what that can change to. */
export function ParticipantStatusMenu({ participant, canEdit }: ParticipantStatusMenuProps) {
  const { t } = useTranslation('delegation');
  const label = useLabels();
  const { delegation } = useDelegationEditor();
  const { mutate, isPending } = participantApi.useSave(participant.delegationId);
  const { status, fullName } = participant;
  const name = label('participantStatus', status);
  const next = canEdit ? listNextParticipantStatuses(status, delegation, Date.now()) : [];
  if (next.length === 0) {
    return (
      <Badge variant="light" color={COLORS[status]}>
        {name}
      </Badge>
    );
  }
  const change = (to: ParticipantStatus) =>
    mutate(
      { part: participant, body: { status: to } },
      { onError: ({ message }) => notifications.show({ message, color: 'red', autoClose: false }) },
    );
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="xs"
          variant="light"
          color={COLORS[status]}
          loading={isPending}
          rightSection={<ChevronDown size={14} aria-hidden />}
          aria-label={t('participants.changeStatus', { name: fullName, status: name })}
        >
          {name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {next.map((one) => (
          <Menu.Item key={one} onClick={() => change(one)}>
            {label('participantStatus', one)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
