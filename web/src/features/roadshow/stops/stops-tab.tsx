import { Title, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PartList } from '../../../records/parts/part-list';
import { useRecordEditor } from '../../../shared/record-editor/use-record-editor';
import { useCan } from '../../../shared/session/use-session';
import { type RoadshowView, seminarsQuery, stopApi } from '../roadshow.api';
import { StopForm } from './stop-form';
import { StopItem } from './stop-item';

/** The stops of the roadshow in their order. */
export function StopsTab() {
  const { t } = useTranslation('roadshow');
  const { record: roadshow, canEdit } = useRecordEditor<RoadshowView>();
  const { data: seminars } = useQuery(seminarsQuery(roadshow.id));
  return (
    <>
      <VisuallyHidden>
        <Title order={2}>{t('tabs.stops')}</Title>
      </VisuallyHidden>
      <PartList
        api={stopApi}
        id={roadshow.id}
        canAdd={canEdit && roadshow.status !== 'cancelled'}
        canExport={useCan('activities:export')}
        texts={t('stop.list', { returnObjects: true })}
        renderPart={(stop, onEdit, stops) => (
          <StopItem
            key={stop.id}
            stop={stop}
            count={stops.length}
            seminars={seminars?.items.filter(({ roadshowStopId }) => roadshowStopId === stop.id) ?? []}
            onEdit={onEdit}
          />
        )}
        renderForm={(stop, onDone) => <StopForm roadshow={roadshow} stop={stop} onDone={onDone} />}
      />
    </>
  );
}
