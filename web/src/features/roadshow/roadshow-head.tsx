import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ActivityActions } from '../../records/activities/activity-actions';
import { ActivityHead } from '../../records/activities/activity-head';
import { UserName } from '../../records/users/user-name';
import { useFormat } from '../../shared/format/use-format';
import { useRecordEditor } from '../../shared/record-editor/use-record-editor';
import { useLabels } from '../../shared/labels/use-labels';
import { type RoadshowView, useArchiveRoadshow, useRestoreRoadshow } from './roadshow.api';

/** The title of a roadshow, its days and the country that it addresses. */
export function RoadshowHead() {
  const { t } = useTranslation('roadshow');
  const { record: roadshow } = useRecordEditor<RoadshowView>();
  const format = useFormat();
  const label = useLabels();
  const { startsOn, endsOn, targetCountry, ownerId } = roadshow;
  const archive = useArchiveRoadshow();
  const restore = useRestoreRoadshow();
  return (
    <ActivityHead
      activity={roadshow}
      kind={label('activityKind', 'roadshow')}
      actions={<ActivityActions activity={roadshow} archive={archive} restore={restore} />}
    >
      <Text size="sm">
        {format.days(startsOn, endsOn)}
        {targetCountry && ` · ${format.country(targetCountry)}`}
        {ownerId && (
          <>
            {' · '}
            {t('owner')} <UserName id={ownerId} />
          </>
        )}
      </Text>
    </ActivityHead>
  );
}
