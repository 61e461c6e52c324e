import { Alert } from '@mantine/core';
import Clock from 'lucide-react/icons/clock-alert';
import CloudOff from 'lucide-react/icons/cloud-off';
import Info from 'lucide-react/icons/info';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslation } from 'react-i18next';
import { findDayIn } from '../../../shared/format/event-times.rules';
import { useFormat } from '../../../shared/format/use-format';
import { useDeviceState } from '../use-device';

/** Shows that there is no network, or that something is wrong with the device. */
export function StateMessages() {
  const { t } = useTranslation('check-in');
  const format = useFormat();
  const { connection, queue, isClockWrong, isKept, stored } = useDeviceState();
  const waiting = queue.pending.length;
  const seminar = stored?.list.seminar;
  const firstDay = seminar?.startsAt && findDayIn(seminar.timezone, Date.parse(seminar.startsAt));
  const isEarly = Boolean(firstDay) && findDayIn(seminar!.timezone) < firstDay!;
  return (
    <div role="status">
      {connection === 'offline' && (
        <Alert color="orange" p="xs" mb="xs" icon={<CloudOff aria-hidden />}>
          {waiting === 0 ? t('state.offlineHint') : t('state.offlineKept', { count: waiting })}
        </Alert>
      )}
      {isClockWrong && (
        <Alert color="orange" p="xs" mb="xs" icon={<Clock aria-hidden />} title={t('state.clock')}>
          {t('state.clockHint')}
        </Alert>
      )}
      {!isKept && (
        <Alert color="red" p="xs" mb="xs" icon={<TriangleAlert aria-hidden />} title={t('state.notKept')}>
          {t('state.notKeptHint')}
        </Alert>
      )}
      {isEarly && firstDay && (
        <Alert
          color="blue"
          p="xs"
          mb="xs"
          icon={<Info aria-hidden />}
          title={t('state.early', { day: format.day(firstDay) })}
        >
          {t('state.earlyHint')}
        </Alert>
      )}
    </div>
  );
}
