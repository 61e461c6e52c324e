import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../shared/format/use-format';
import { getLocalTime } from '../../../../shared/format/zone-time.rules';
import { formatBrusselsTimes, formatTimes } from '../slot-times.rules';
import { useMeetings } from '../use-meetings';

interface SlotHeadingProps {
  slot: { startsAt: string; endsAt: string };
  /** Whether the day is named, because the slots are on several days. */
  isDayShown: boolean;
}

/** The times of a slot in the zone of the activity, and in Brussels if they differ there. */
export function SlotHeading({ slot, isDayShown }: SlotHeadingProps) {
  const { t, i18n } = useTranslation('meetings');
  const { language } = i18n;
  const { timezone } = useMeetings().activity;
  const format = useFormat();
  const brussels = formatBrusselsTimes(slot, language, timezone);
  return (
    <>
      <Text size="sm" fw={600} component="span" display="block" style={{ whiteSpace: 'nowrap' }}>
        {formatTimes(slot, language, timezone)}
      </Text>
      {isDayShown && (
        <Text size="xs" component="span" display="block">
          {format.day(getLocalTime(slot.startsAt, timezone).day)}
        </Text>
      )}
      {brussels && (
        <Text size="xs" c="dimmed" component="span" display="block">
          {t('brussels')} {brussels}
        </Text>
      )}
    </>
  );
}
