import { Anchor, Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../shared/format/use-format';
import { useLabels } from '../../../../shared/labels/use-labels';
import { ConfirmDialog } from '../../../../shared/layout/confirm-dialog';
import { Dialog } from '../../../../shared/layout/dialog';
import { LoadingState } from '../../../../shared/layout/loading-state';
import { ProblemState } from '../../../../shared/layout/problem-state';
import { showError } from '../../../../shared/layout/undo-toast';
import { useArchiving } from '../../../../shared/layout/use-archiving';
import { useCan } from '../../../../shared/session/use-session';
import { DaysBadge } from '../days-badge';
import { type PrivacyRequest, requestApi } from './requests.api';
import { RequestForm } from './request-form';

/** One request: what the person asks for, until when it must be answered, and who does that. */
export function RequestCard({ request }: { request: PrivacyRequest }) {
  const { t } = useTranslation('privacy');
  const label = useLabels();
  const format = useFormat();
  const { reference, kind, state, subjectName, contactId, answerBy, daysLeft, handlerName, archivedAt } = request;
  return (
    <Card withBorder p="sm" radius="md" component="article" aria-label={reference}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <Stack gap={2} style={{ flex: '1 1 220px', minWidth: 0 }}>
          <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
            {reference} · {label('privacyRequestKind', kind)}
          </Text>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {contactId === null ? (
              subjectName
            ) : (
              <Anchor component={Link} to={`/contacts/${contactId}`} inherit>
                {subjectName}
              </Anchor>
            )}
          </Text>
          <Text size="sm" c="dimmed">
            {t('requests.answerBy', { day: format.day(answerBy) })}
            {handlerName !== null && ` · ${handlerName}`}
          </Text>
        </Stack>
        <Group gap="xs">
          <Group gap="xs">
            <Badge variant="light" color="gray" tt="none">
              {label('privacyRequestState', state)}
            </Badge>
            {daysLeft !== null && <DaysBadge days={daysLeft} />}
            {archivedAt !== null && (
              <Badge variant="outline" color="gray" tt="none">
                {t('words.archived')}
              </Badge>
            )}
          </Group>
          <RequestActions request={request} />
        </Group>
      </Group>
    </Card>
  );
}

function RequestActions({ request }: { request: PrivacyRequest }) {
  const { t } = useTranslation('privacy');
  const { id, reference: name, archivedAt } = request;
  const [isOpen, { open, close }] = useDisclosure();
  const restore = requestApi.useRestore();
  const archive = useArchiving({ name, archive: requestApi.useArchive(), restore });
  if (!useCan('privacy:write')) return null;
  if (archivedAt !== null) {
    const onSuccess = () => notifications.show({ message: t('requests.restored', { name }) });
    return (
      <Button
        size="xs"
        variant="default"
        loading={restore.isPending}
        onClick={() => restore.mutate(request, { onSuccess, onError: showError })}
      >
        {t('words.restore')}
      </Button>
    );
  }
  return (
    <Group gap="xs">
      <EraseLink request={request} />
      <Button size="xs" variant="default" aria-label={`${t('words.edit')} ${name}`} onClick={open}>
        {t('words.edit')}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        aria-label={t('words.archiveNamed', { name })}
        onClick={archive.ask}
      >
        {t('words.archive')}
      </Button>
      <Dialog opened={isOpen} onClose={close} title={t('words.changeNamed', { name })} size="lg">
        {isOpen && <LoadedForm id={id} onDone={close} />}
      </Dialog>
      <ConfirmDialog
        {...archive.dialog}
        title={t('words.archiveTitled', { title: name })}
        text={t('requests.archiveText')}
        submit={t('words.archive')}
        onConfirm={() => archive.confirm(request)}
      />
    </Group>
  );
}

/** Leads from a running request for erasure to the erasure, by way of the search where the person is no contact. */
function EraseLink({ request }: { request: PrivacyRequest }) {
  const { t } = useTranslation('privacy');
  const { id, kind, reference, contactId, daysLeft, subjectName, subjectEmail } = request;
  if (!useCan('privacy:erase') || kind !== 'erasure' || daysLeft === null) return null;
  const search = contactId === null ? { q: subjectEmail ?? subjectName, request: id } : { request: id };
  return (
    <Button
      size="xs"
      color="red"
      variant="light"
      renderRoot={(props) => (
        <Link
          {...props}
          to={contactId === null ? '/administration/privacy/people' : `/administration/privacy/erase/${contactId}`}
          search={search as never}
        />
      )}
      aria-label={t('requests.eraseNamed', { name: reference })}
    >
      {t('people.erase')}
    </Button>
  );
}

function LoadedForm({ id, onDone }: { id: string; onDone: () => void }) {
  const { data, error, refetch } = useQuery(requestApi.query(id));
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  return data ? <RequestForm request={data} onDone={onDone} /> : <LoadingState />;
}
