import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useReportCatalogue } from '../../records/reports/report-catalogue.api';
import { useFormat } from '../../shared/format/use-format';
import { BRUSSELS } from '../../shared/format/zone-time.rules';
import { useLabels } from '../../shared/labels/use-labels';
import { DAY_PARAMETERS, findChoices, findRelativeDay } from './form/report-choices.rules';
import type { Schedule } from './report-schedules.api';
import type { ScheduleField } from './form/schedule-draft.rules';
import { formatWeekday, LAST_DAY, parseCron } from './rhythm.rules';

/** Returns a function that says what a field of a schedule is. */
export function useFieldText(): (schedule: Schedule, field: ScheduleField) => string {
  const { t } = useTranslation(['report-schedules', 'shared']);
  const format = useFormat();
  const label = useLabels();
  const describeRhythm = useRhythmText();
  const describeParameter = useParameterText();
  return useCallback(
    (schedule, field) => {
      const { parameters, keepFiles, lang, enabled } = schedule;
      switch (field) {
        case 'report':
          return label('reportName', schedule.report);
        case 'format':
          return label('reportFormat', schedule.format);
        case 'lang':
          return format.language(lang);
        case 'rhythm':
          return describeRhythm(schedule);
        case 'keepFiles':
          return keepFiles === null ? t('words.all') : format.count(keepFiles);
        case 'recipients':
          return t('mail.count', { count: schedule.recipients.length });
        case 'enabled':
          return t(enabled ? 'shared:yes' : 'shared:no');
        case 'parameters':
          return (
            Object.entries(parameters)
              .map(([name, value]) => describeParameter(schedule.report, name, value).join(': '))
              .join(', ') || t('usual')
          );
        default:
          return schedule[field];
      }
    },
    [t, format, label, describeRhythm, describeParameter],
  );
}

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

/** Returns a function that names a relative day, or formats a date. */
export function useDayText(): (day: string) => string {
  const { t } = useTranslation('report-schedules');
  const format = useFormat();
  return useCallback(
    (day: string) => {
      const relative = findRelativeDay(day);
      if (relative) return t(`relativeDay.${relative}`);
      return /^\d{4}-\d\d-\d\d$/.test(day) ? format.day(day) : day;
    },
    [t, format],
  );
}

/** Returns a function that says in words when a schedule is due. */
export function useRhythmText(): (schedule: Pick<Schedule, 'cron' | 'timezone'>) => string {
  const { t, i18n } = useTranslation('report-schedules');
  const { language } = i18n;
  return useCallback(
    ({ cron, timezone }) => {
      const { kind, time, weekday, day } = parseCron(cron);
      const values = { time, weekday: formatWeekday(weekday, language), day, cron };
      const isLast = day === LAST_DAY;
      const isOnDay = kind === 'monthly' || kind === 'quarterly' || kind === 'yearly';
      const words = isOnDay && isLast ? t(`lastDay.${kind}`, values) : t(`rhythm.${kind}`, values);
      return timezone === BRUSSELS ? words : t('inZone', { rhythm: words, zone: timezone });
    },
    [t, language],
  );
}
