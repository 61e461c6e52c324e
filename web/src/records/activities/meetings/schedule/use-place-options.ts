import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../shared/format/use-format';
import { getLocalTime } from '../../../../shared/format/zone-time.rules';
import { formatTimes } from '../slot-times.rules';
import { useMeetings } from '../use-meetings';
import { listColumns } from './schedule.rules';

/** Returns the slots and the tables as options of a list. */
export function usePlaceOptions() {
  const { t, i18n } = useTranslation('meetings');
  const format = useFormat();
  const { activity, programme, parties } = useMeetings();
  const { timezone } = activity;
  const slots = (programme?.slots ?? []).map((slot) => ({
    value: slot.id,
    label: `${format.day(getLocalTime(slot.startsAt, timezone).day)}, ${formatTimes(slot, i18n.language, timezone)}`,
  }));
  const columns = programme ? listColumns('tables', programme, parties, (table) => t('table', { table })) : [];
  return { slots, tables: columns.map(({ key, label }) => ({ value: key, label })) };
}
