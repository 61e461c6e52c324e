import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { findChoices } from './form/report-choices.rules';
import { useDayText } from './form/use-day-text';
import { catalogueQuery, type Schedule } from './report-schedules.api';
import { useRhythmText } from './use-rhythm-text';
import classes from './report-schedules.module.css';

/** The report, the times and the file of a schedule. */
export function ScheduleFacts({ schedule }: { schedule: Schedule }) {
  const { t, i18n } = useTranslation('report-schedules');
  const format = useFormat();
  const label = useLabels();
  const describeRhythm = useRhythmText();
  const describeDay = useDayText();
  const { data: catalogue } = useQuery(catalogueQuery(i18n.language === 'nl' ? 'nl' : 'en'));
  const { report, parameters, format: fileFormat, lang, folder, keepFiles, nextDueAt } = schedule;
  const choices = findChoices(catalogue?.items.find(({ name }) => name === report));
  const describeParameter = (name: string, value: string): [string, string] => {
    if (name === 'asOf' || name === 'from' || name === 'to') return [t(`day.${name}`), describeDay(value)];
    const choice = choices.find((one) => one.name === name);
    return [choice?.title ?? name, choice?.options.find((option) => option.value === value)?.label ?? value];
  };
  const facts: [string, string][] = [
    [t('field.report'), label('reportName', report)],
    [t('field.rhythm'), describeRhythm(schedule)],
    [t('field.nextDue'), nextDueAt ? t('inBrussels', { moment: format.moment(nextDueAt) }) : t('notDue')],
    ...Object.entries({ asOf: 'yesterday', ...parameters }).map(([name, value]) => describeParameter(name, value)),
    [t('field.file'), `${label('reportFormat', fileFormat)}, ${format.language(lang)}`],
    [t('field.folder'), folder],
    [t('field.keepFiles'), keepFiles === null ? t('allFiles') : format.count(keepFiles)],
  ];
  return (
    <dl className={classes['facts']}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <Text component="dt" size="sm" c="dimmed">
            {name}
          </Text>
          <Text component="dd" size="sm" m={0}>
            {value}
          </Text>
        </div>
      ))}
    </dl>
  );
}
