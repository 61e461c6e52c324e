import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActivityHead } from '../../records/activities/activity-head';
import { EventTimes } from '../../records/activities/event-times';
import { activityQuery } from '../../records/activities/activities.api';
import { UserName } from '../../records/users/user-name';
import { useFormat } from '../../shared/format/use-format';
import { WebsiteLink } from '../../shared/layout/website-link';
import { useRecordEditor } from '../../shared/record-editor/use-record-editor';
import type { SeminarView } from './seminar.api';

/** The title of a seminar, when and where it is, and of what it is a part. */
export function SeminarHead() {
  const { t } = useTranslation(['seminar', 'record-editor']);
  const { record: seminar } = useRecordEditor<SeminarView>();
  const format = useFormat();
  const { startsAt, endsAt, startsOn, endsOn, timezone, venue, city, country, onlineUrl, ownerId } = seminar;
  const place = [venue, city, country && format.country(country)].filter(Boolean).join(', ');
  return (
    <ActivityHead kind="seminar">
      {startsAt && endsAt ? (
        <EventTimes event={{ startsAt, endsAt, timezone }} />
      ) : (
        <Text size="sm">{format.days(startsOn, endsOn)}</Text>
      )}
      <Text size="sm" component="div" style={{ overflowWrap: 'anywhere' }}>
        {place}
        {place && onlineUrl && ' · '}
        {onlineUrl && <WebsiteLink href={onlineUrl} />}
        {(place || onlineUrl) && ownerId && ' · '}
        {ownerId && (
          <>
            {t('record-editor:owner')} <UserName id={ownerId} />
          </>
        )}
      </Text>
      <Parent seminar={seminar} />
    </ActivityHead>
  );
}

/** The stop of a roadshow or the delegation of which the seminar is a part. */
function Parent({ seminar: { roadshowStopId, delegationId } }: { seminar: SeminarView }) {
  const { t } = useTranslation('seminar');
  const id = roadshowStopId ?? delegationId;
  const { data } = useQuery({ ...activityQuery(id ?? ''), enabled: id !== null });
  if (!data) return null;
  const path = roadshowStopId ? `/roadshows/${data.parentId}` : `/delegations/${data.id}`;
  return (
    <Text size="sm">
      {t(roadshowStopId ? 'partOfStop' : 'partOfDelegation')}{' '}
      <Anchor component={Link} to={path} inherit underline="always">
        {data.title} ({data.reference})
      </Anchor>
    </Text>
  );
}
