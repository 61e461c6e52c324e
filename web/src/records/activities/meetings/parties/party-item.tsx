import { Anchor, Badge, Button, Card, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CompanyLink } from '../../../companies/company-link';
import { ContactLink } from '../../../contacts/contact-link';
import type { Party } from '../meetings.api';
import { useMeetings } from '../use-meetings';

interface PartyItemProps {
  party: Party;
  onEdit: () => void;
  onArchive: () => void;
}

/** One party: who it is, when it is available, whom it wants to meet, and how many meetings it has. */
export function PartyItem({ party, onEdit, onArchive }: PartyItemProps) {
  const { t } = useTranslation('meetings');
  const { activity, programme, parties, canEdit } = useMeetings();
  const { id, label, companyId, companyName, availability, maxMeetings, wishes, avoid } = party;
  const isArchived = party.archivedAt !== null;
  const avoided = parties.filter((one) => avoid.includes(one.id)).map((one) => one.label);
  const limits = [
    availability !== null &&
      t('party.slots', { count: availability.length, total: programme?.slots.length ?? availability.length }),
    maxMeetings !== null && t('party.atMost', { count: maxMeetings }),
  ].filter(Boolean);
  return (
    <Card withBorder p="sm" component="li" style={{ overflowWrap: 'anywhere' }}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <div style={{ flex: '1 1 180px', minWidth: 0 }}>
          <PartyName party={party} />
          {companyId && companyName && companyName !== label && (
            <CompanyLink company={{ id: companyId, name: companyName }} isWrapped fw={400} display="block" />
          )}
        </div>
        {isArchived ? (
          <Badge color="gray" variant="outline">
            {t('words.archived')}
          </Badge>
        ) : (
          <Anchor
            component={Link}
            to={`/activities/${activity.id}/meetings?party=${id}`}
            size="sm"
            underline="always"
            aria-label={t('party.meetingsOf', { party: label, count: party.meetings })}
          >
            {t('meetingCount', { count: party.meetings })}
          </Anchor>
        )}
      </Group>
      {limits.length > 0 && <Text size="xs">{limits.join(' · ')}</Text>}
      <Text size="sm">
        {wishes.length === 0 ? t('party.noWishes') : `${t('party.wants')} `}
        {wishes.map(({ partyId, partyName, mutual }, index) => (
          <span key={partyId}>
            {index > 0 && ', '}
            {partyName}
            {mutual && ` (${t('party.mutual')})`}
          </span>
        ))}
      </Text>
      {avoided.length > 0 && (
        <Text size="sm">
          {t('party.avoids')} {avoided.join(', ')}
        </Text>
      )}
      {party.notes && (
        <Text size="xs" c="dimmed" style={{ whiteSpace: 'pre-wrap' }}>
          {party.notes}
        </Text>
      )}
      {canEdit && (
        <Group gap={6} mt="xs">
          {!isArchived && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('party.editOf', { party: label })}
              onClick={onEdit}
            >
              {t('party.edit')}
            </Button>
          )}
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t(isArchived ? 'party.restoreOf' : 'party.archiveOf', { party: label })}
            onClick={onArchive}
          >
            {t(isArchived ? 'words.restore' : 'party.archive')}
          </Button>
        </Group>
      )}
    </Card>
  );
}

/** The name on the schedule, as a link if it is that of the contact or of the company. */
function PartyName({ party: { label, companyId, companyName, contactId, contactName } }: { party: Party }) {
  if (contactId && contactName === label) {
    return <ContactLink contact={{ id: contactId, fullName: label }} isWrapped />;
  }
  if (companyId && companyName === label) return <CompanyLink company={{ id: companyId, name: label }} isWrapped />;
  return (
    <Text size="sm" fw={600}>
      {label}
    </Text>
  );
}
