import { Group, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ActivityValues, moveFirstDay } from './activity-values.rules';

interface ActivityTimesInputProps {
  values: ActivityValues;
  findError: (...names: string[]) => string | null;
  onChange: (changes: Partial<ActivityValues>) => void;
}

/** Asks for the days of an activity, or for the day and the hours of a seminar. */
export function ActivityTimesInput({ values, findError, onChange }: ActivityTimesInputProps) {
  const { t } = useTranslation('activity-create');
  const { kind, startsOn, endsOn } = values;
  if (kind === 'seminar') {
    return (
      <>
        <TextInput
          type="date"
          label={t('day')}
          required
          value={startsOn}
          error={findError('startsOn', 'startsAt')}
          onChange={({ currentTarget }) => onChange(moveFirstDay(values, currentTarget.value))}
        />
        <Group gap="sm" align="flex-start" grow>
          {(['startTime', 'endTime'] as const).map((name) => (
            <TextInput
              key={name}
              type="time"
              label={t(name === 'startTime' ? 'from' : 'to')}
              required
              value={values[name]}
              error={findError(name, ...(name === 'endTime' ? ['endsAt'] : []))}
              onChange={({ currentTarget }) => onChange({ [name]: currentTarget.value })}
            />
          ))}
        </Group>
      </>
    );
  }
  return (
    <Group gap="sm" align="flex-start" grow>
      <TextInput
        type="date"
        label={t('firstDay')}
        required
        value={startsOn}
        error={findError('startsOn')}
        onChange={({ currentTarget }) => onChange(moveFirstDay(values, currentTarget.value))}
      />
      <TextInput
        type="date"
        label={t('lastDay')}
        required
        value={endsOn}
        error={findError('endsOn')}
        onChange={({ currentTarget }) => onChange({ endsOn: currentTarget.value })}
      />
    </Group>
  );
}
