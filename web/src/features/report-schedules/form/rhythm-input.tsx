import { Fieldset, Group, Select, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BRUSSELS } from '../../../shared/format/zone-time.rules';
import { buildCron, formatWeekday, LAST_DAY, MONTH_DAYS, type Rhythm, RHYTHM_KINDS, WEEKDAYS } from '../rhythm.rules';
import { useRhythmText } from '../use-schedule-texts';

interface RhythmInputProps {
  value: Rhythm;
  timezone?: string | undefined;
  error: string | null;
  onChange: (rhythm: Rhythm) => void;
}

/** Chooses when a schedule is due, in plain words. */
export function RhythmInput({ value: rhythm, timezone = BRUSSELS, error, onChange }: RhythmInputProps) {
  const { t, i18n } = useTranslation('report-schedules');
  const describe = useRhythmText();
  const { kind, time, weekday, day, cron } = rhythm;
  const hasDay = kind === 'monthly' || kind === 'quarterly' || kind === 'yearly';
  const change = (changes: Partial<Rhythm>) => onChange({ ...rhythm, ...changes });
  const chooseKind = (chosen: string | null) => {
    const next = RHYTHM_KINDS.find((one) => one === chosen) ?? kind;
    // The expression begins with what was chosen in words.
    onChange({ ...rhythm, kind: next, ...(next === 'other' && kind !== 'other' && { cron: buildCron(rhythm) }) });
  };
  return (
    <Fieldset legend={t('words.when')}>
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <Select
          label={t('rhythmKind')}
          allowDeselect={false}
          data={RHYTHM_KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
          value={kind}
          onChange={chooseKind}
        />
        {kind === 'weekly' && (
          <Select
            label={t('weekday')}
            allowDeselect={false}
            data={WEEKDAYS.map((one) => ({ value: one, label: formatWeekday(one, i18n.language) }))}
            value={weekday}
            onChange={(one) => change({ weekday: one ?? weekday })}
          />
        )}
        {hasDay && (
          <Select
            label={t('dayOfMonth')}
            allowDeselect={false}
            data={MONTH_DAYS.map((one) => ({ value: one, label: one === LAST_DAY ? t('words.lastDay') : one }))}
            value={day}
            onChange={(one) => change({ day: one ?? day })}
          />
        )}
        {kind === 'other' ? (
          <TextInput
            label={t('cron')}
            description={t('cronHint')}
            value={cron}
            error={error}
            onChange={({ currentTarget }) => change({ cron: currentTarget.value })}
          />
        ) : (
          <TextInput
            type="time"
            label={timezone === BRUSSELS ? t('time') : t('timeInZone', { zone: timezone })}
            value={time}
            error={error}
            onChange={({ currentTarget }) => change({ time: currentTarget.value })}
          />
        )}
      </Group>
      {kind !== 'other' && time !== '' && (
        <Text size="sm" c="dimmed" mt="xs">
          {describe({ cron: buildCron(rhythm), timezone })}
        </Text>
      )}
    </Fieldset>
  );
}
