import { Group, Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useReportCatalogue } from '../../../records/reports/report-catalogue.api';
import { PlainInput } from '../../../shared/fields/plain-input';
import { useFormat } from '../../../shared/format/use-format';
import { RecordForm } from '../../../shared/forms/record-form';
import type { FormDraft } from '../../../shared/forms/use-form-draft';
import { LANGUAGES } from '../../../shared/i18n/languages.constants';
import { useLabels } from '../../../shared/labels/use-labels';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { RecipientsInput } from '../recipients/recipients-input';
import { ParameterFields } from './parameter-fields';
import { RhythmInput } from './rhythm-input';
import { buildFolderName, keepKnownParameters, type ScheduleDraft } from './schedule-draft.rules';

interface ScheduleFormProps {
  draft: FormDraft<ScheduleDraft> | null;
  mutation: { error: Error | null; isPending: boolean };
  isNew?: boolean;
  timezone?: string;
  onClose: () => void;
  /** Sends what was typed. `finish` ends the draft and closes the form. */
  onSubmit: (values: ScheduleDraft, finish: () => void) => void;
}

/** Which report a schedule makes, when, and as what file. */
export function ScheduleForm({ isNew = false, timezone, ...form }: ScheduleFormProps) {
  const { t } = useTranslation(['report-schedules', 'shared']);
  const format = useFormat();
  const label = useLabels();
  const catalogue = useReportCatalogue();
  if (catalogue.error) return <ProblemState error={catalogue.error} onRetry={() => void catalogue.refetch()} />;
  if (!catalogue.data) return <LoadingState />;
  const reports = catalogue.data.items;
  const findReport = (name: string | null) => reports.find((one) => one.name === name);
  return (
    <RecordForm
      {...form}
      required={['name', 'report']}
      findMissing={({ rhythm }) => {
        const time = rhythm.kind === 'other' ? rhythm.cron : rhythm.time;
        return time.trim() === '' ? { rhythm: t('shared:required') } : {};
      }}
      pointers={{ rhythm: '/cron' }}
      submitText={isNew ? t('create') : undefined}
    >
      {({ field, values, change, findDetail }) => {
        const report = findReport(values.report);
        const formats = report?.formats ?? reports[0]?.formats ?? [];
        return (
          <>
            <PlainInput {...field('name')} kind="text" label={t('words.name')} data-autofocus />
            <Select
              {...field('report', report?.description)}
              label={t('words.report')}
              data={reports.map(({ name, title }) => ({ value: name, label: title }))}
              value={values.report || null}
              onChange={(name) => {
                const parameters = keepKnownParameters(values.parameters, findReport(name));
                change({ report: name ?? '', parameters });
              }}
            />
            <RhythmInput {...field('rhythm')} timezone={timezone} />
            {report && (
              <ParameterFields
                report={report}
                parameters={values.parameters}
                findDetail={findDetail}
                onChange={(parameters) => change({ parameters })}
              />
            )}
            <Group grow align="flex-start" preventGrowOverflow={false}>
              <Select
                {...field('format')}
                label={t('words.file')}
                allowDeselect={false}
                data={formats.map((one) => ({ value: one, label: label('reportFormat', one) }))}
              />
              <Select
                {...field('lang')}
                label={t('field.lang')}
                allowDeselect={false}
                data={LANGUAGES.map((one) => ({ value: one, label: format.language(one) }))}
              />
            </Group>
            <PlainInput
              {...field('folder', t('folderHint'))}
              kind="text"
              label={t('field.folder')}
              placeholder={isNew ? buildFolderName(values.name, values.report) : ''}
              error={field('folder').error && t('folderWrong')}
            />
            <PlainInput
              {...field('keepFiles', t('keepFilesHint'))}
              kind="number"
              label={t('field.keepFiles')}
              min={1}
              max={10_000}
            />
            <RecipientsInput
              value={values.recipients}
              error={field('recipients').error}
              onChange={(recipients) => change({ recipients })}
            />
            <Switch
              label={t('draft.enabled')}
              description={t('enabledHint')}
              checked={values.enabled}
              onChange={({ currentTarget }) => change({ enabled: currentTarget.checked })}
            />
          </>
        );
      }}
    </RecordForm>
  );
}
