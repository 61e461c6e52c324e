import { Anchor, Badge, Button, Card, Group, Menu, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import Ellipsis from 'lucide-react/icons/ellipsis';
import { useTranslation } from 'react-i18next';
import { BadgesDialog } from '../../../records/activities/badges/badges-dialog';
import { CompanyLink } from '../../../records/companies/company-link';
import { ContactLink } from '../../../records/contacts/contact-link';
import { useLabels } from '../../../shared/labels/use-labels';
import { ConfirmDialog } from '../../../shared/layout/confirm-dialog';
import { useArchiving } from '../../../shared/layout/use-archiving';
import { useDelegationEditor } from '../use-delegation-editor';
import { ParticipantStatusMenu } from './participant-status-menu';
import { type Participant, participantApi } from './participants.api';
import { TravelDetails } from './travel-details';

interface ParticipantItemProps {
  participant: Participant;
  onEdit: () => void;
}

/** A participant: who it is, in which role, and whether the person comes. */
export function ParticipantItem({ participant, onEdit }: ParticipantItemProps) {
  const { t } = useTranslation(['delegation', 'record-editor']);
  const label = useLabels();
  const { canEdit } = useDelegationEditor();
  const { contactId, fullName, nativeName, role, title, jobTitle, companyId, companyName, email, notes } = participant;
  const isArchived = participant.archivedAt !== null;
  return (
    <Card withBorder p="sm" component="li" aria-label={fullName}>
      <Group justify="space-between" gap="xs" align="flex-start">
        <div style={{ flex: '1 1 220px', minWidth: 0 }}>
          <Text size="sm">
            <ContactLink contact={{ id: contactId, fullName }} isWrapped />{' '}
            {nativeName && nativeName !== fullName && <span lang="zh">{nativeName}</span>}
          </Text>
          <Text size="sm" c="dimmed">
            {[label('participantRole', role), title ?? jobTitle].filter(Boolean).join(' · ')}
          </Text>
          {companyId && companyName && (
            <CompanyLink company={{ id: companyId, name: companyName }} isWrapped fw={400} />
          )}
          {email && (
            <Anchor size="sm" href={`mailto:${email}`} display="block" style={{ overflowWrap: 'anywhere' }}>
              {email}
            </Anchor>
          )}
          {notes && (
            <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {notes}
            </Text>
          )}
        </div>
        <Group gap="xs">
          {isArchived ? (
            <Badge variant="outline" color="gray">
              {t('record-editor:archived')}
            </Badge>
          ) : (
            <ParticipantStatusMenu participant={participant} canEdit={canEdit} />
          )}
          <ParticipantMenu participant={participant} onEdit={onEdit} />
        </Group>
      </Group>
      {!isArchived && <TravelDetails participant={participant} />}
    </Card>
  );
}

/** Further actions on a participant. Everybody can download the calendar of one person. */
function ParticipantMenu({ participant, onEdit }: ParticipantItemProps) {
  const { t } = useTranslation(['delegation', 'record-editor', 'badges']);
  const { delegation, canEdit } = useDelegationEditor();
  const { id, delegationId, fullName, status, archivedAt } = participant;
  const [isBadgeOpen, badge] = useDisclosure();
  const restore = participantApi.useRestore(delegationId);
  const archive = participantApi.useArchive(delegationId);
  const { ask, confirm, dialog } = useArchiving({ name: fullName, archive, restore });
  if (archivedAt !== null) {
    if (!canEdit) return null;
    return (
      <Button
        size="xs"
        variant="default"
        loading={restore.isPending}
        aria-label={t('participants.restoreNamed', { name: fullName })}
        onClick={() =>
          restore.mutate(participant, {
            onError: ({ message }) => notifications.show({ message, color: 'red', autoClose: false }),
          })
        }
      >
        {t('record-editor:restoreSubmit')}
      </Button>
    );
  }
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="xs" variant="default" px={8} aria-label={t('words.actionsForName', { name: fullName })}>
            <Ellipsis size={16} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {canEdit && <Menu.Item onClick={onEdit}>{t('words.edit')}</Menu.Item>}
          <Menu.Item
            component="a"
            href={`/api/v1/delegations/${delegationId}/programme.ics?participantId=${id}`}
            download={`${fullName}.ics`}
          >
            {t('participants.calendar')}
          </Menu.Item>
          {['confirmed', 'attended'].includes(status) && (
            <Menu.Item onClick={badge.open}>{t('badges:openOne')}</Menu.Item>
          )}
          {canEdit && <Menu.Item onClick={ask}>{t('record-editor:archiveSubmit')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <BadgesDialog
        event={{ kind: 'delegations', id: delegationId, title: delegation.title }}
        person={{ id, name: fullName }}
        isOpen={isBadgeOpen}
        onClose={badge.close}
      />
      <ConfirmDialog
        {...dialog}
        title={t('participants.archiveTitle', { name: fullName })}
        text={t('participants.archiveText')}
        submit={t('record-editor:archiveSubmit')}
        onConfirm={() => confirm(participant)}
      />
    </>
  );
}
