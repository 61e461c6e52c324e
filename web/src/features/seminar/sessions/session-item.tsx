import { Anchor, Card, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EventTimes } from '../../../records/activities/event-times';
import { CompanyName } from '../../../records/companies/company-name';
import { getCompanyPath } from '../../../records/companies/company-link';
import { ContactLink } from '../../../records/contacts/contact-link';
import { PartActions } from '../../../records/parts/part-actions';
import { useFormat } from '../../../shared/format/use-format';
import { useRecordEditor } from '../../../shared/record-editor/use-record-editor';
import type { SeminarView } from '../seminar.api';
import { type Session, sessionApi } from './sessions.api';

interface SessionItemProps {
  session: Session;
  onEdit: () => void;
}

/** A session: when and where it is, who speaks, and what it is about. */
export function SessionItem({ session, onEdit }: SessionItemProps) {
  const { t } = useTranslation('seminar');
  const { record: seminar, canEdit } = useRecordEditor<SeminarView>();
  const format = useFormat();
  const { title, startsAt, endsAt, room, language, description, speakers } = session;
  const id = `session-${session.id}`;
  return (
    <Card withBorder p="sm" component="li" aria-labelledby={id}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <div style={{ flex: '1 1 240px', minWidth: 0 }}>
          <Title order={2} size="h5" id={id} style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Title>
          <EventTimes event={{ startsAt, endsAt, timezone: seminar.timezone }} />
          <Text size="sm">{[room, language && format.language(language)].filter(Boolean).join(' · ')}</Text>
        </div>
        {canEdit && (
          <PartActions
            api={sessionApi}
            id={seminar.id}
            part={session}
            title={title}
            archive={{ title: t('session.archive.title', { title }), text: t('session.archive.text') }}
            onEdit={onEdit}
          />
        )}
      </Group>
      {speakers.length > 0 && (
        <Stack gap={2} mt={4} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {speakers.map((speaker, index) => (
            <li key={index}>
              <SpeakerText speaker={speaker} />
            </li>
          ))}
        </Stack>
      )}
      {description && (
        <Text size="sm" mt={4} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {description}
        </Text>
      )}
    </Card>
  );
}

function SpeakerText({ speaker: { name, capacity, contactId, companyId } }: { speaker: Session['speakers'][number] }) {
  return (
    <Text size="sm" component="div">
      {contactId ? <ContactLink contact={{ id: contactId, fullName: name }} isWrapped /> : <b>{name}</b>}
      {capacity && `, ${capacity}`}
      {companyId && (
        <>
          {', '}
          <CompanyText id={companyId} />
        </>
      )}
    </Text>
  );
}

function CompanyText({ id }: { id: string }) {
  return (
    <Anchor component={Link} to={getCompanyPath(id)} inherit>
      <CompanyName id={id} />
    </Anchor>
  );
}
