import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../shared/fields/plain-input';
import type { FieldProps } from '../../../shared/forms/record-form';
import { useFormat } from '../../../shared/format/use-format';
import { BRUSSELS, findMoment, isOtherTime } from '../../../shared/format/zone-time.rules';
import { useDelegationEditor } from '../use-delegation-editor';
import { type ItemValues, moveStart } from './item-values.rules';

interface ItemTimesInputProps {
  values: ItemValues;
  field: (name: 'startDay' | 'startTime' | 'endDay' | 'endTime') => FieldProps<string>;
  onChange: (changes: Partial<ItemValues>) => void;
}

/** Asks for the start and the end on the clocks of the visit, and says what time that is in Brussels. */
export function ItemTimesInput({ values, field, onChange }: ItemTimesInputProps) {
  const { t } = useTranslation('delegation');
  const format = useFormat();
  const { startsOn, endsOn, timezone } = useDelegationEditor().delegation;
  const { startDay, startTime, endDay, endTime } = values;
  const start = findMoment({ day: startDay, time: startTime }, timezone);
  const end = findMoment({ day: endDay, time: endTime }, timezone);
  const limits = { min: startsOn, max: endsOn };
  return (
    <>
      <Group gap="sm" align="flex-start">
        <PlainInput
          {...field('startDay')}
          {...limits}
          kind="day"
          flex="2 1 140px"
          label={t('words.day')}
          required
          onChange={(day) => onChange(moveStart(values, { startDay: day }))}
        />
        <PlainInput
          {...field('startTime')}
          kind="time"
          flex="1 1 100px"
          label={t('words.from')}
          required
          error={field('startTime').error !== null}
          onChange={(time) => onChange(moveStart(values, { startTime: time }))}
        />
        <PlainInput {...field('endTime')} kind="time" flex="1 1 100px" label={t('words.to')} required />
        <PlainInput
          {...field('endDay')}
          {...limits}
          kind="day"
          flex="2 1 140px"
          label={t('words.endsOn')}
          required
          error={field('endDay').error !== null}
        />
      </Group>
      {start !== null && end !== null && isOtherTime(start, timezone, BRUSSELS) && (
        <Text size="xs" c="dimmed">
          {t('programme.inBrussels', { hours: format.timeRange(start, end, BRUSSELS) })}
        </Text>
      )}
    </>
  );
}
