import { Alert, Button, Group, Text } from '@mantine/core';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslation } from 'react-i18next';
import { formatRecentMoment } from '../../../shared/format/event-times.rules';
import { findReason } from '../queue/check-in-result.rules';
import { useDevice, useDeviceState } from '../use-device';

/** The entries that the server refused, until somebody has read each of them. */
export function RefusedEntries() {
  const { t, i18n } = useTranslation('check-in');
  const device = useDevice();
  const { queue, stored } = useDeviceState();
  const zone = stored?.list.seminar.timezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <div role="alert">
      {queue.refused.map(({ key, name, occurredAt, isUndo, code, detail }) => {
        const reason = findReason(code);
        return (
          <Alert
            key={key}
            color="red"
            p="xs"
            mb="xs"
            icon={<TriangleAlert aria-hidden />}
            title={t(isUndo ? 'refusedUndo' : 'refused', {
              name,
              time: formatRecentMoment(occurredAt, zone, i18n.language),
            })}
          >
            <Group justify="space-between" gap="xs">
              <Text size="sm">{reason === 'other' ? (detail ?? t('reason.other')) : t(`reason.${reason}`)}</Text>
              <Button
                size="compact-md"
                variant="default"
                aria-label={t('dismissOf', { name })}
                onClick={() => void device.dismiss(key)}
              >
                {t('dismiss')}
              </Button>
            </Group>
          </Alert>
        );
      })}
    </div>
  );
}
