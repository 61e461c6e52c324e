import { Anchor, Badge, Button, Card, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getAnyActivityPath } from '../../../records/activities/activity-path.rules';
import { CommitmentStatusBadge } from '../../../records/agreements/commitment-status-badge';
import { CompanyLink } from '../../../records/companies/company-link';
import { useFormat } from '../../../shared/format/use-format';
import { useAgreementEditor } from '../use-agreement-editor';
import type { Commitment } from './commitments.api';

interface CommitmentItemProps {
  commitment: Commitment;
  onEdit: () => void;
  onArchive: () => void;
  onRestore: () => void;
}

/** One commitment: who promised what until when, and how it was fulfilled. */
export function CommitmentItem({ commitment, onEdit, onArchive, onRestore }: CommitmentItemProps) {
  const { t } = useTranslation(['agreement', 'record-editor']);
  const format = useFormat();
  const { canEdit } = useAgreementEditor();
  const {
    description,
    ownerCompanyId,
    ownerCompanyName,
    dueOn,
    doneOn,
    evidence,
    activityId,
    activityTitle,
    archivedAt,
  } = commitment;
  const days = [
    dueOn && t('words.dueDay', { day: format.day(dueOn) }),
    doneOn && t('words.doneDay', { day: format.day(doneOn) }),
  ].filter(Boolean);
  return (
    <Card withBorder p="sm" component="li" style={{ overflowWrap: 'anywhere' }}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <Text size="sm" fw={600} style={{ flex: '1 1 220px', minWidth: 0, whiteSpace: 'pre-wrap' }}>
          {description}
        </Text>
        {archivedAt === null ? (
          <CommitmentStatusBadge commitment={commitment} />
        ) : (
          <Badge color="gray" variant="outline">
            {t('record-editor:archived')}
          </Badge>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {ownerCompanyId && ownerCompanyName && (
          <>
            <CompanyLink
              company={{ id: ownerCompanyId, name: ownerCompanyName }}
              isWrapped
              fw={400}
              underline="always"
            />
            {days.length > 0 && ' · '}
          </>
        )}
        {days.join(' · ')}
      </Text>
      {activityId && activityTitle && (
        <Text size="sm">
          {t('commitment.fulfilledBy')}{' '}
          <Anchor component={Link} to={getAnyActivityPath(activityId)} inherit underline="always">
            {activityTitle}
          </Anchor>
        </Text>
      )}
      {evidence && (
        <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
          {t('commitment.shownBy')} {evidence}
        </Text>
      )}
      {canEdit && (
        <Group gap={6} mt="xs">
          {archivedAt === null ? (
            <>
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t('commitment.editOf', { name: description })}
                onClick={onEdit}
              >
                {t('record-editor:edit')}
              </Button>
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t('commitment.archiveOf', { name: description })}
                onClick={onArchive}
              >
                {t('record-editor:archive')}
              </Button>
            </>
          ) : (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('commitment.restoreOf', { name: description })}
              onClick={onRestore}
            >
              {t('record-editor:restoreSubmit')}
            </Button>
          )}
        </Group>
      )}
    </Card>
  );
}
