import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ActivityHead } from '../../records/activities/activity-head';
import { UserName } from '../../records/users/user-name';
import { useFormat } from '../../shared/format/use-format';
import { useRecordEditor } from '../../shared/record-editor/use-record-editor';
import type { RoadshowView } from './roadshow.api';

/** The title of a roadshow, its days and the country that it addresses. */
export function RoadshowHead() {
  const { t } = useTranslation(['roadshow', 'record-editor']);
  const { record: roadshow } = useRecordEditor<RoadshowView>();
  const format = useFormat();
  const { startsOn, endsOn, targetCountry, ownerId } = roadshow;
  return (
    <ActivityHead kind="roadshow">
      <Text size="sm">
        {format.days(startsOn, endsOn)}
        {targetCountry && ` · ${format.country(targetCountry)}`}
        {ownerId && (
          <>
            {' · '}
            {t('record-editor:owner')} <UserName id={ownerId} />
          </>
        )}
      </Text>
    </ActivityHead>
  );
}
