import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import type { Schedule } from '../report-schedules.api';
import { useRhythmText } from '../use-rhythm-text';
import type { ScheduleField } from './schedule-draft.rules';
import { useParameterText } from './use-parameter-text';

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
