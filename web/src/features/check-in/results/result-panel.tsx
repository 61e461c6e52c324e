import { Button, Group, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatRecentMoment } from '../../../shared/format/event-times.rules';
import classes from '../check-in.module.css';
import { giveFeedback } from '../feedback.client';
import { findTone, isUndoable } from '../queue/check-in-result.rules';
import { useDevice, useDeviceState } from '../use-device';

/** The last result, so large that a person who is two steps away can read the name. */
export function ResultPanel() {
  const { t, i18n } = useTranslation('check-in');
  const device = useDevice();
  const { last, stored } = useDeviceState();
  const tone = last && findTone(last);
  const announced = useRef(0);
  useEffect(() => {
    // The answer of the server sounds only if it is worse than the decision of this device.
    if (!last || !tone || (announced.current === last.number && tone !== 'bad')) return;
    announced.current = last.number;
    giveFeedback(tone);
  }, [last?.number, tone]);
  const zone = stored?.list.seminar.timezone ?? 'UTC';
  return (
    <section
      role="status"
      aria-label={t('result.label')}
      className={`${classes['result']} ${tone ? classes[tone] : ''}`}
      data-result={last?.kind}
    >
      {last ? (
        <div key={last.number}>
          <Text fw={600} c="inherit">
            {t(`result.${last.kind}`, {
              time: last.checkedInAt ? formatRecentMoment(last.checkedInAt, zone, i18n.language) : '',
            })}
          </Text>
          <div className={classes['name']}>{last.name}</div>
          <Group justify="space-between" gap="xs" mih={36}>
            <Text c="inherit">{last.companyName}</Text>
            {isUndoable(last) && (
              <Button
                variant="default"
                size="md"
                aria-label={t('undoOf', { name: last.name })}
                onClick={() => void device.undo(last.key!, last.name)}
              >
                {t('undo')}
              </Button>
            )}
          </Group>
        </div>
      ) : (
        <Text c="dimmed">{t('result.first')}</Text>
      )}
    </section>
  );
}
