import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../shared/fields/plain-input';
import type { FieldProps } from '../../../shared/forms/record-form';
import { type ActivityValues, moveFirstDay } from './activity-values.rules';

interface ActivityTimesInputProps {
  values: ActivityValues;
  field: (name: 'startsOn' | 'endsOn' | 'startTime' | 'endTime') => FieldProps<string>;
  onChange: (changes: Partial<ActivityValues>) => void;
}

/** Asks for the days of an activity, or for the day and the hours of a seminar. */
export function ActivityTimesInput({ values, field, onChange }: ActivityTimesInputProps) {
  const { t } = useTranslation('activity-create');
  const isSeminar = values.kind === 'seminar';
  const firstDay = (
    <PlainInput
      {...field('startsOn')}
      kind="day"
      label={t(isSeminar ? 'words.day' : 'words.firstDay')}
      onChange={(day) => onChange(moveFirstDay(values, day))}
    />
  );
  if (isSeminar) {
    return (
      <>
        {firstDay}
        <Group gap="sm" align="flex-start" grow>
          <PlainInput {...field('startTime')} kind="time" label={t('words.from')} />
          <PlainInput {...field('endTime')} kind="time" label={t('words.to')} />
        </Group>
      </>
    );
  }
  return (
    <Group gap="sm" align="flex-start" grow>
      {firstDay}
      <PlainInput {...field('endsOn')} kind="day" label={t('words.lastDay')} />
    </Group>
  );
}
