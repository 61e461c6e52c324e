import { Fieldset, Select, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type CatalogueReport, DAY_PARAMETERS, findChoices, RELATIVE_DAYS } from './report-choices.rules';
import { useDayText } from '../use-schedule-texts';

interface ParameterFieldsProps {
  report: CatalogueReport;
  parameters: Readonly<Record<string, string>>;
  findDetail: (pointer: string) => string | null;
  onChange: (parameters: Record<string, string>) => void;
}

/** The value of a choice that leaves a parameter to the report. */
const USUAL = '';

/** The days and the other parameters of a report. The report decides on those that are not chosen. */
export function ParameterFields({ report, parameters, findDetail, onChange }: ParameterFieldsProps) {
  const { t } = useTranslation('report-schedules');
  const describeDay = useDayText();
  const change = (name: string, value: string | null) => {
    const { [name]: _, ...others } = parameters;
    onChange(value ? { ...others, [name]: value } : others);
  };
  const listDays = (name: (typeof DAY_PARAMETERS)[number]) => {
    const days: string[] = RELATIVE_DAYS[name].filter((day) => name !== 'asOf' || day !== 'yesterday');
    const present = parameters[name];
    // A date that somebody gave to the API stays a choice.
    const all = present === undefined || days.includes(present) ? days : [...days, present];
    return [
      { value: USUAL, label: t(`usualDay.${name}`) },
      ...all.map((value) => ({ value, label: describeDay(value) })),
    ];
  };
  return (
    <Fieldset legend={t('words.reportParameters')}>
      <Stack gap="xs">
        {DAY_PARAMETERS.map((name) => (
          <Select
            key={name}
            label={t(`day.${name}`)}
            allowDeselect={false}
            data={listDays(name)}
            value={parameters[name] ?? USUAL}
            error={findDetail(`/parameters/${name}`)}
            onChange={(value) => change(name, value)}
          />
        ))}
        {findChoices(report).map(({ name, title, options }) => (
          <Select
            key={name}
            label={title}
            allowDeselect={false}
            data={[{ value: USUAL, label: t('usual') }, ...options]}
            value={parameters[name] ?? USUAL}
            error={findDetail(`/parameters/${name}`)}
            onChange={(value) => change(name, value)}
          />
        ))}
      </Stack>
    </Fieldset>
  );
}
