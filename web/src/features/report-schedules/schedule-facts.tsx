import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { Fact, Facts } from '../../shared/layout/facts';
import { useRecipientNames } from './recipients/recipients.api';
import { useParameterText, useRhythmText } from './use-schedule-texts';
import type { Schedule } from './report-schedules.api';

/** The report, the times and the file of a schedule. */
export function ScheduleFacts({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation('report-schedules');
  const format = useFormat();
  const label = useLabels();
  const describeRhythm = useRhythmText();
  const describeParameter = useParameterText();
  const { report, parameters, format: fileFormat, lang, folder, keepFiles, nextDueAt, recipients } = schedule;
  const names = useRecipientNames(recipients).map(({ name }) => name);
  const facts: [string, string][] = [
    [t('words.report'), label('reportName', report)],
    [t('words.when'), describeRhythm(schedule)],
    [t('field.nextDue'), nextDueAt ? t('inBrussels', { moment: format.moment(nextDueAt) }) : t('notDue')],
    ...Object.entries({ asOf: 'yesterday', ...parameters }).map(([name, value]) =>
      describeParameter(report, name, value),
    ),
    [t('words.file'), `${label('reportFormat', fileFormat)}, ${format.language(lang)}`],
    [t('field.folder'), folder],
    [t('mail.title'), names.length === 0 ? t('mail.nobody') : names.join(', ')],
    [t('field.keepFiles'), keepFiles === null ? t('words.all') : format.count(keepFiles)],
  ];
  return (
    <Facts>
      {facts.map(([name, value]) => (
        <Fact key={name} name={name}>
          {value}
        </Fact>
      ))}
    </Facts>
  );
}
