import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { colleaguesQuery } from '../../../records/users/users.api';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { writeZoneTimes } from '../activity-times.rules';
import type { Activity } from '../activities.api';

/** Returns what all rows need to write their texts, so that no cell has to look it up. */
export function useActivityTexts() {
  const { t } = useTranslation('activities');
  const { t: tRecords } = useTranslation('records');
  const format = useFormat();
  const label = useLabels();
  const { data } = useQuery(colleaguesQuery);
  return useMemo(() => {
    const names = new Map(data?.items.map(({ id, fullName }) => [id, fullName]));
    const missing = data ? tRecords('formerColleague') : '…';
    const getOwner = (id: string | null) => (id === null ? null : (names.get(id) ?? missing));
    const getPlace = ({ venue, city, country }: Activity) =>
      [venue, city, country && format.country(country)].filter(Boolean).join(', ');
    /** Writes the hours of an activity: those of its place, and those of Brussels where they differ. */
    const getHours = ({ startsAt, endsAt, timezone }: Activity) => {
      if (startsAt === null || endsAt === null) return null;
      return writeZoneTimes(
        { startsAt, timezone },
        (zone) => format.timeRange(startsAt, endsAt, zone),
        format.zonePlace,
      );
    };
    return { t, format, label, getOwner, getPlace, getHours };
  }, [t, tRecords, format, label, data]);
}

export type ActivityTexts = ReturnType<typeof useActivityTexts>;
