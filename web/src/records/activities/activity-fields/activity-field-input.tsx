import { Group, Select, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { PlainInput } from '../../../shared/fields/plain-input';
import { TimeZoneSelect } from '../../countries/time-zone-select';
import { useLabels } from '../../../shared/labels/use-labels';
import type { FieldInputProps } from '../../../shared/record-editor/use-record-editor';
import { FieldInput } from '../../fields/field-input';
import { ActivitySelect } from '../activity-select';
import {
  ACTIVITY_FIELDS,
  type DaysValue,
  type EditedActivity,
  listStatuses,
  type TimesValue,
} from './activity-fields.rules';

interface ActivityFieldInputProps extends FieldInputProps {
  activity: EditedActivity;
}

/** The input of a field of an activity. */
export function ActivityFieldInput({ activity, ...props }: ActivityFieldInputProps) {
  const { field, label, value, error, problems, onChange } = props;
  const { t } = useTranslation('activity-fields');
  const format = useFormat();
  const common = { label, error };
  const chosen = (value as string | null | undefined) ?? null;
  switch (field) {
    case 'roadshowStopId':
      return <ActivitySelect {...common} kind="roadshow_stop" value={chosen} onChange={onChange} />;
    case 'delegationId':
      return <ActivitySelect {...common} kind="delegation" value={chosen} onChange={onChange} />;
    case 'status':
      return <StatusSelect {...common} activity={activity} value={chosen} onChange={onChange} />;
    case 'timezone':
      return <TimeZoneSelect {...common} country={activity.country} value={chosen} onChange={onChange} />;
    case 'days':
      return <DaysInput problems={problems} error={error} value={value as DaysValue} onChange={onChange} />;
    case 'times':
      return (
        <TimesInput
          problems={problems}
          error={error}
          country={activity.country}
          value={value as TimesValue}
          onChange={onChange}
        />
      );
    default: {
      const definition = ACTIVITY_FIELDS[field];
      if (definition?.kind !== 'instant') return <FieldInput {...props} definition={definition} />;
      return (
        <PlainInput
          {...common}
          kind="moment"
          description={t('localTime', { place: format.zonePlace(activity.timezone) })}
          value={value}
          onChange={onChange}
        />
      );
    }
  }
}

interface StatusSelectProps {
  label: string;
  error: string | null;
  activity: EditedActivity;
  value: string | null;
  onChange: (value: string | null) => void;
}

/** Picks one of the statuses that can follow the present one. */
function StatusSelect({ activity, value, ...props }: StatusSelectProps) {
  const { t } = useTranslation('activity-fields');
  const label = useLabels();
  return (
    <Select
      {...props}
      description={value === 'cancelled' && activity.status !== 'cancelled' ? t('cancelHint') : null}
      allowDeselect={false}
      value={value}
      data={listStatuses(activity).map((status) => ({ value: status, label: label('activityStatus', status) }))}
    />
  );
}

interface PartsInputProps<V> {
  problems: FieldInputProps['problems'];
  error: string | null;
  value: V;
  onChange: (value: V) => void;
}

/** Returns what the server said about one of several inputs; the first has the errors that name none of them. */
function useFindProblem({ problems, error }: Pick<PartsInputProps<unknown>, 'problems' | 'error'>) {
  const find = (pointer: string) => problems.find((problem) => problem.pointer === pointer)?.detail ?? null;
  return (pointer: string, isFirst = false) => find(pointer) ?? (isFirst && problems.length === 0 ? error : null);
}

function DaysInput({ value, onChange, ...problem }: PartsInputProps<DaysValue>) {
  const { t } = useTranslation('activity-fields');
  const findProblem = useFindProblem(problem);
  return (
    <Group grow align="flex-start">
      <TextInput
        type="date"
        label={t('words.firstDay')}
        error={findProblem('/startsOn', true)}
        value={value.startsOn}
        onChange={({ currentTarget }) => onChange({ ...value, startsOn: currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('words.lastDay')}
        error={findProblem('/endsOn')}
        value={value.endsOn}
        onChange={({ currentTarget }) => onChange({ ...value, endsOn: currentTarget.value })}
      />
    </Group>
  );
}

interface TimesInputProps extends PartsInputProps<TimesValue> {
  country: string | null | undefined;
}

function TimesInput({ country, value, onChange, ...problem }: TimesInputProps) {
  const { t } = useTranslation('activity-fields');
  const findProblem = useFindProblem(problem);
  return (
    <Stack gap="sm">
      <TextInput
        type="datetime-local"
        label={t('startsAt')}
        error={findProblem('/startsAt', true)}
        value={value.startsAt}
        onChange={({ currentTarget }) => onChange({ ...value, startsAt: currentTarget.value })}
      />
      <TextInput
        type="datetime-local"
        label={t('endsAt')}
        error={findProblem('/endsAt')}
        value={value.endsAt}
        onChange={({ currentTarget }) => onChange({ ...value, endsAt: currentTarget.value })}
      />
      <TimeZoneSelect
        country={country}
        label={t('words.timezone')}
        error={findProblem('/timezone')}
        value={value.timezone}
        onChange={(timezone) => timezone && onChange({ ...value, timezone })}
      />
    </Stack>
  );
}
