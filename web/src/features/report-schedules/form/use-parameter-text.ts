import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useReportCatalogue } from '../../../records/reports/report-catalogue.api';
import { DAY_PARAMETERS, findChoices } from './report-choices.rules';
import { useDayText } from './use-day-text';

/** Returns a function that gives the title and the value of a parameter of a report in words. */
export function useParameterText(): (report: string, name: string, value: string) => [title: string, value: string] {
  const { t } = useTranslation('report-schedules');
  const describeDay = useDayText();
  const { data: catalogue } = useReportCatalogue();
  return useCallback(
    (report, name, value) => {
      const day = DAY_PARAMETERS.find((one) => one === name);
      if (day) return [t(`day.${day}`), describeDay(value)];
      const choices = findChoices(catalogue?.items.find((one) => one.name === report));
      const choice = choices.find((one) => one.name === name);
      return [choice?.title ?? name, choice?.options.find((option) => option.value === value)?.label ?? value];
    },
    [t, describeDay, catalogue],
  );
}
