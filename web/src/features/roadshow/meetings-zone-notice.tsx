import { Alert, Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import { useRecordEditor } from '../../shared/record-editor/use-record-editor';
import { type RoadshowView, stopApi } from './roadshow.api';
import { findOtherZones } from './stop-zones.rules';

/** Says that the meetings have the times of another place than the stops, and leads to the field. */
export function MeetingsZoneNotice() {
  const { t } = useTranslation('roadshow');
  const format = useFormat();
  const { record, canEdit } = useRecordEditor<RoadshowView>();
  const { id, timezone } = record;
  const { data: stops } = useQuery(stopApi.query(id));
  const zones = findOtherZones(timezone, stops?.items ?? []);
  if (zones.length === 0) return null;
  return (
    <Alert color="yellow" mb="sm" title={t('zone.title', { zone: format.zonePlace(timezone) })}>
      {t('zone.text', { zones: zones.map(format.zonePlace).join(', ') })}{' '}
      {canEdit && (
        <Anchor
          inherit
          renderRoot={(props) => (
            <Link
              {...props}
              to="/roadshows/$roadshowId"
              params={{ roadshowId: id }}
              search={{ tab: 'details', field: 'timezone' }}
              resetScroll={false}
            />
          )}
        >
          {t('zone.change')}
        </Anchor>
      )}
    </Alert>
  );
}
