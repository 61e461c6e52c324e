import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import LinkIcon from 'lucide-react/icons/link';
import { useTranslation } from 'react-i18next';
import { formatRecentMoment } from '../../../shared/format/event-times.rules';
import { ConfirmDialog } from '../../../shared/layout/confirm-dialog';
import { Dialog } from '../../../shared/layout/dialog';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { useConfirmation } from '../../../shared/layout/use-confirmation';
import { useCan } from '../../../shared/session/use-session';
import type { SeminarView } from '../seminar.api';
import { DoorLinkForm } from './door-link-form';
import { type DoorLink, doorLinksQuery, findDoorLinkState, useRevokeDoorLink } from './door-links.api';

/** The links with which helpers without an account check people in. */
export function DoorLinks({ seminar }: { seminar: SeminarView }) {
  const { t } = useTranslation('seminar');
  const canWrite = useCan('activities:write');
  const { data: links, error, refetch } = useQuery(doorLinksQuery(seminar.id));
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <Card withBorder component="section" aria-labelledby="door-links">
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h5" id="door-links">
          {t('doorLink.title')}
        </Title>
        {canWrite && (
          <Button variant="light" size="xs" leftSection={<LinkIcon size={14} aria-hidden />} onClick={open}>
            {t('doorLink.create')}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed" mb="xs">
        {t('doorLink.hint')}
      </Text>
      {error && !links ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : links ? (
        <Stack gap="xs" role="list" aria-label={t('doorLink.title')}>
          {links.map((link) => (
            <DoorLinkItem key={link.id} link={link} seminar={seminar} />
          ))}
          {links.length === 0 && (
            <Text size="sm" role="listitem">
              {t('doorLink.none')}
            </Text>
          )}
        </Stack>
      ) : (
        <LoadingState />
      )}
      <Dialog opened={isOpen} onClose={close} title={t('doorLink.create')}>
        {isOpen && <DoorLinkForm seminarId={seminar.id} onDone={close} />}
      </Dialog>
    </Card>
  );
}

function DoorLinkItem({ link, seminar }: { link: DoorLink; seminar: SeminarView }) {
  const { t, i18n } = useTranslation('seminar');
  const canWrite = useCan('activities:write');
  const revoke = useRevokeDoorLink(seminar.id);
  const { ask, confirm, dialog } = useConfirmation(revoke);
  const { name, expiresAt, revokedAt } = link;
  const state = findDoorLinkState(link);
  const moment = formatRecentMoment(revokedAt ?? expiresAt, seminar.timezone, i18n.language);
  return (
    <Group justify="space-between" gap="xs" role="listitem" style={{ overflowWrap: 'anywhere' }}>
      <div style={{ minWidth: 0, flex: 1 }}>
        <Text fw={600} size="sm">
          {name}
        </Text>
        <Text size="sm" c="dimmed">
          {t(`doorLink.until.${state}`, { moment })}
        </Text>
      </div>
      {state !== 'open' && (
        <Badge variant="default" style={{ flexShrink: 0 }}>
          {t(`doorLink.state.${state}`)}
        </Badge>
      )}
      {state === 'open' && canWrite && (
        <Button variant="default" size="xs" aria-label={t('doorLink.revokeOf', { name })} onClick={ask}>
          {t('doorLink.revoke')}
        </Button>
      )}
      <ConfirmDialog
        {...dialog}
        title={t('doorLink.revokeTitle', { name })}
        text={t('doorLink.revokeText')}
        submit={t('doorLink.revoke')}
        onConfirm={() => confirm(link)}
      />
    </Group>
  );
}
