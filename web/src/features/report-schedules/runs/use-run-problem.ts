import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** The codes of failures that have a text of their own. */
const CODES = {
  'file.disk_full': 'problem.diskFull',
  'file.not_ours': 'problem.notOurs',
  'file.not_writable': 'problem.notWritable',
  'file.outside_root': 'problem.outsideRoot',
  'report.unknown': 'problem.unknownReport',
  'schedule.day_not_over': 'problem.dayNotOver',
} as const;

/** Returns a function that says why a run has failed. */
export function useRunProblem(): (code: string) => string {
  const { t } = useTranslation('report-schedules');
  return useCallback(
    (code: string) => {
      const key = Object.entries(CODES).find(([known]) => known === code)?.[1];
      return key ? t(key) : t('problem.other', { code });
    },
    [t],
  );
}
