import { Anchor, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EventTimes } from '../../../records/activities/event-times';
import { CompanyName } from '../../../records/companies/company-name';
import { getCompanyPath } from '../../../records/companies/company-link';
import { ContactLink } from '../../../records/contacts/contact-link';
import { useFormat } from '../../../shared/format/use-format';
import { ConfirmDialog } from '../../../shared/layout/confirm-dialog';
import { useConfirmation } from '../../../shared/layout/use-confirmation';
import { useRecordEditor } from '../../../shared/record-editor/use-record-editor';
import type { SeminarView } from '../seminar.api';
import { type Session, useArchiveSession, useRestoreSession } from './sessions.api';

interface SessionItemProps {
  session: Session;
  onEdit: () => void;
}

/** A session: when and where it is, who speaks, and what it is about. */
export function SessionItem({ session, onEdit }: SessionItemProps) {
  const { record: seminar, canEdit } = useRecordEditor<SeminarView>();
  const format = useFormat();
  const { title, startsAt, endsAt, room, language, description, speakers, archivedAt } = session;
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
        {canEdit &&
          (archivedAt === null ? <Actions session={session} onEdit={onEdit} /> : <Restore session={session} />)}
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

function Actions({ session, onEdit }: SessionItemProps) {
  const { t } = useTranslation(['seminar', 'record-editor']);
  const { ask, confirm, dialog } = useConfirmation(useArchiveSession());
  const { title } = session;
  return (
    <Group gap={6}>
      <Button variant="default" size="xs" aria-label={t('session.editOf', { title })} onClick={onEdit}>
        {t('session.editOpen')}
      </Button>
      <Button variant="subtle" color="gray" size="xs" aria-label={t('session.archive.of', { title })} onClick={ask}>
        {t('record-editor:archiveSubmit')}
      </Button>
      <ConfirmDialog
        {...dialog}
        title={t('session.archive.title', { title })}
        text={t('session.archive.text')}
        submit={t('record-editor:archiveSubmit')}
        onConfirm={() => confirm(session)}
      />
    </Group>
  );
}

function Restore({ session }: { session: Session }) {
  const { t } = useTranslation(['seminar', 'record-editor']);
  const { mutate, isPending } = useRestoreSession();
  const { title } = session;
  const restore = () =>
    mutate(session, {
      onError: ({ message }) => notifications.show({ message: `${title}: ${message}`, color: 'red' }),
    });
  return (
    <Button
      variant="default"
      size="xs"
      loading={isPending}
      aria-label={t('words.restoreTitled', { title })}
      onClick={restore}
    >
      {t('record-editor:restoreSubmit')}
    </Button>
  );
}
