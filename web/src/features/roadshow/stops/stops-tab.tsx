import { Button, Group, Stack, Switch, Title, VisuallyHidden } from '@mantine/core';
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
import { type RoadshowView, seminarsQuery, stopsQuery } from '../roadshow.api';
import { StopForm } from './stop-form';
import { StopItem } from './stop-item';

/** The stops of the roadshow in their order. */
export function StopsTab() {
  const { t } = useTranslation('roadshow');
  const { record: roadshow, canEdit } = useRecordEditor<RoadshowView>();
  const canExport = useCan('activities:export');
  const [isArchiveShown, setArchiveShown] = useState(false);
  // The id of the stop in the form; an empty text for a new one.
  const [edited, setEdited] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(stopsQuery(roadshow.id, isArchiveShown));
  const { data: seminars } = useQuery(seminarsQuery(roadshow.id));
  const stops = data?.items;
  const stop = stops?.find(({ id }) => id === edited) ?? null;
  const close = () => setEdited(null);
  return (
    <Stack gap="sm">
      <VisuallyHidden>
        <Title order={2}>{t('tabs.stops')}</Title>
      </VisuallyHidden>
      <Group justify="space-between" gap="xs">
        {canEdit && roadshow.status !== 'cancelled' && (
          <Button variant="light" size="xs" leftSection={<Plus size={14} aria-hidden />} onClick={() => setEdited('')}>
            {t('stop.add')}
          </Button>
        )}
        <Group gap="sm">
          <Switch
            size="xs"
            label={t('stop.showArchived')}
            checked={isArchiveShown}
            onChange={({ currentTarget }) => setArchiveShown(currentTarget.checked)}
          />
          {canExport && (
            <ExportMenu
              list={{
                path: `/api/v1/roadshows/${roadshow.id}/stops`,
                fields: [],
                sorts: [],
                defaultSort: 'position',
                columns: [],
              }}
              search={isArchiveShown ? { archived: 'true' } : {}}
              formats={['xlsx', 'csv', 'jsonl']}
              hint={t('stop.exportHint')}
            />
          )}
        </Group>
      </Group>
      {error && !stops && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!stops && !error && <LoadingState />}
      {stops?.length === 0 &&
        (isArchiveShown ? (
          <EmptyState title={t('stop.noArchived')} hint={t('stop.noArchivedHint')} />
        ) : (
          <EmptyState title={t('stop.empty')} hint={t('stop.emptyHint')} />
        ))}
      <Stack gap="sm" component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
        {stops?.map((one) => (
          <StopItem
            key={one.id}
            stop={one}
            count={stops.length}
            seminars={seminars?.items.filter(({ roadshowStopId }) => roadshowStopId === one.id) ?? []}
            onEdit={() => setEdited(one.id)}
          />
        ))}
      </Stack>
      <CutListNotice page={data} />
      <Dialog opened={edited !== null} onClose={close} size="lg" title={t(edited === '' ? 'stop.add' : 'stop.edit')}>
        {edited !== null && (edited === '' || stop) && <StopForm roadshow={roadshow} stop={stop} onDone={close} />}
      </Dialog>
    </Stack>
  );
}
