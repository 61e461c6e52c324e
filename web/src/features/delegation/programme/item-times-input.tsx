import { Group, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { BRUSSELS, findMoment, isOtherTime } from '../../../shared/format/zone-time.rules';
import { useDelegationEditor } from '../use-delegation-editor';
import { type ItemValues, moveStart } from './item-values.rules';

interface ItemTimesInputProps {
  values: ItemValues;
  findDetail: (pointer: string) => string | null;
  onChange: (changes: Partial<ItemValues>) => void;
}

/** Asks for the start and the end on the clocks of the visit, and says what time that is in Brussels. */
export function ItemTimesInput({ values, findDetail, onChange }: ItemTimesInputProps) {
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
        <TextInput
          flex="2 1 140px"
          type="date"
          {...limits}
          label={t('item.day')}
          required
          value={startDay}
          error={findDetail('/startsAt')}
          onChange={({ currentTarget }) => onChange(moveStart(values, { startDay: currentTarget.value }))}
        />
        <TextInput
          flex="1 1 100px"
          type="time"
          label={t('item.from')}
          required
          value={startTime}
          error={findDetail('/startsAt') !== null}
          onChange={({ currentTarget }) => onChange(moveStart(values, { startTime: currentTarget.value }))}
        />
        <TextInput
          flex="1 1 100px"
          type="time"
          label={t('item.to')}
          required
          value={endTime}
          error={findDetail('/endsAt')}
          onChange={({ currentTarget }) => onChange({ endTime: currentTarget.value })}
        />
        <TextInput
          flex="2 1 140px"
          type="date"
          {...limits}
          label={t('item.lastDay')}
          required
          value={endDay}
          error={findDetail('/endsAt') !== null}
          onChange={({ currentTarget }) => onChange({ endDay: currentTarget.value })}
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
