import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BadgesButton } from '../../../records/activities/badges/badges-button';
import { CutListNotice } from '../../../records/cut-list-notice';
import { EmptyState } from '../../../shared/layout/empty-state';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { useCan } from '../../../shared/session/use-session';
import { ExportMenu } from '../../../shared/tables/export-menu';
import { useDelegationEditor } from '../use-delegation-editor';
import { ParticipantDialog } from './participant-dialog';
import { ParticipantItem } from './participant-item';
import { participantApi } from './participants.api';
import type { ParticipantStatus } from './participant-statuses.rules';
import { TravelExportButton } from './travel-export-button';

/** The people who travel with the delegation or receive it. */
export function ParticipantsTab() {
  const { t } = useTranslation('delegation');
  const { delegation, canEdit } = useDelegationEditor();
  const { data, error, refetch } = useQuery(participantApi.query(delegation.id, 'any'));
  const canExport = useCan('activities:export');
  const canExportContacts = useCan('contacts:export');
  const [areArchivedShown, setArchivedShown] = useState(false);
  /** The id of the participant in the form: null for a new one, undefined while the form is closed. */
  const [edited, setEdited] = useState<string | null>();
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  const present = data.items.filter(({ archivedAt }) => archivedAt === null);
  const hasArchived = present.length < data.items.length;
  const shown = areArchivedShown ? data.items : present;
  const count = (statuses: readonly ParticipantStatus[]) =>
    present.filter(({ status }) => statuses.includes(status)).length;
  const invited = count(['invited']);
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed" role="status">
          {[
            t('participants.count', { count: present.length }),
            t('participants.coming', { count: count(['confirmed', 'attended']) }),
            invited > 0 && t('participants.invited', { count: invited }),
          ]
            .filter(Boolean)
            .join(', ')}
        </Text>
        <Group gap="xs">
          {hasArchived && (
            <Switch
              size="sm"
              label={t('words.showArchived')}
              checked={areArchivedShown}
              onChange={({ currentTarget }) => setArchivedShown(currentTarget.checked)}
            />
          )}
          {canEdit && delegation.status !== 'cancelled' && (
            <Button
              variant="light"
              size="xs"
              leftSection={<Plus size={14} aria-hidden />}
              onClick={() => setEdited(null)}
            >
              {t('participants.add')}
            </Button>
          )}
          {count(['confirmed', 'attended']) > 0 && (
            <BadgesButton event={{ kind: 'delegations', id: delegation.id, title: delegation.title }} />
          )}
          {canExport && canExportContacts && (
            <ExportMenu
              list={participantApi.buildList(delegation.id)}
              search={areArchivedShown ? { archived: 'any' } : {}}
              formats={['xlsx', 'csv']}
              hint={t('participants.exportHint')}
            />
          )}
          <TravelExportButton delegationId={delegation.id} />
        </Group>
      </Group>
      {shown.length === 0 ? (
        <EmptyState title={t('participants.empty')} hint={t('participants.emptyHint')} />
      ) : (
        <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {shown.map((participant) => (
            <ParticipantItem key={participant.id} participant={participant} onEdit={() => setEdited(participant.id)} />
          ))}
        </Stack>
      )}
      <CutListNotice page={data} />
      <ParticipantDialog
        participant={typeof edited === 'string' ? data.items.find(({ id }) => id === edited) : edited}
        onClose={() => setEdited(undefined)}
      />
    </Stack>
  );
}
