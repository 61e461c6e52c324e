import { Button, Group, Stack, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CutListNotice } from '../../../records/cut-list-notice';
import { Dialog } from '../../../shared/layout/dialog';
import { EmptyState } from '../../../shared/layout/empty-state';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { useRecordEditor } from '../../../shared/record-editor/use-record-editor';
import { useCan } from '../../../shared/session/use-session';
import { ExportMenu } from '../../../shared/tables/export-menu';
import type { SeminarView } from '../seminar.api';
import { SessionForm } from './session-form';
import { SessionItem } from './session-item';
import { sessionsQuery } from './sessions.api';

/** The programme of the seminar: its sessions in order. */
export function SessionsTab() {
  const { t } = useTranslation('seminar');
  const { record: seminar, canEdit } = useRecordEditor<SeminarView>();
  const canExport = useCan('activities:export');
  const [isArchiveShown, setArchiveShown] = useState(false);
  // The id of the session in the form; an empty text for a new one.
  const [edited, setEdited] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(sessionsQuery(seminar.id, isArchiveShown));
  const sessions = data?.items;
  const session = sessions?.find(({ id }) => id === edited) ?? null;
  const close = () => setEdited(null);
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        {canEdit && (
          <Button variant="light" size="xs" leftSection={<Plus size={14} aria-hidden />} onClick={() => setEdited('')}>
            {t('session.add')}
          </Button>
        )}
        <Group gap="sm">
          <Switch
            size="xs"
            label={t('session.showArchived')}
            checked={isArchiveShown}
            onChange={({ currentTarget }) => setArchiveShown(currentTarget.checked)}
          />
          {canExport && (
            <ExportMenu
              list={{
                path: `/api/v1/seminars/${seminar.id}/sessions`,
                fields: [],
                sorts: [],
                defaultSort: 'startsAt',
                columns: [],
              }}
              search={isArchiveShown ? { archived: 'true' } : {}}
              formats={['xlsx', 'csv', 'jsonl']}
              hint={t('session.exportHint')}
            />
          )}
        </Group>
      </Group>
      {error && !sessions && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!sessions && !error && <LoadingState />}
      {sessions?.length === 0 && (
        <EmptyState
          title={t(isArchiveShown ? 'session.noArchived' : 'session.empty')}
          hint={t(isArchiveShown ? 'session.noArchivedHint' : 'session.emptyHint')}
        />
      )}
      <Stack gap="sm" component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
        {sessions?.map((one) => (
          <SessionItem key={one.id} session={one} onEdit={() => setEdited(one.id)} />
        ))}
      </Stack>
      <CutListNotice page={data} />
      <Dialog
        opened={edited !== null}
        onClose={close}
        size="lg"
        title={t(edited === '' ? 'session.add' : 'session.edit')}
      >
        {edited !== null && (edited === '' || session) && (
          <SessionForm seminar={seminar} session={session} sessions={sessions ?? []} onDone={close} />
        )}
      </Dialog>
    </Stack>
  );
}
