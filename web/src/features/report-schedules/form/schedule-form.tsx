import { Alert, Button, Group, NumberInput, Select, Stack, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReportCatalogue } from '../../../records/reports/report-catalogue.api';
import { RestoredNotice } from '../../../shared/forms/restored-notice';
import { useDraft } from '../../../shared/drafts/use-draft';
import { useFocusInvalid } from '../../../shared/fields/use-focus-invalid';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { LANGUAGES } from '../../../shared/i18n/languages.constants';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { ParameterFields } from './parameter-fields';
import type { CatalogueReport } from './report-choices.rules';
import { RhythmInput } from './rhythm-input';
import { buildFolderName, keepKnownParameters, type ScheduleDraft } from './schedule-draft.rules';

interface ScheduleFormProps {
  draftName: string;
  initial: ScheduleDraft;
  isNew?: boolean;
  timezone?: string;
  error: Error | null;
  isPending: boolean;
  onCancel: () => void;
  /** Sends what was typed. `onDone` ends the draft. */
  onSubmit: (draft: ScheduleDraft, onDone: () => void) => void;
}

const FIELDS = ['/name', '/report', '/cron', '/format', '/lang', '/folder', '/keepFiles'];

/** Lists the pointers of the parameters that a schedule of any report can have. */
function listParameterPointers(reports: readonly CatalogueReport[]): string[] {
  return reports.flatMap(({ parameters }) => parameters.map(({ name }) => `/parameters/${name}`));
}

/** Which report a schedule makes, when, and as what file. */
export function ScheduleForm(props: ScheduleFormProps) {
  const { draftName, initial, isNew = false, timezone, error, isPending, onCancel, onSubmit } = props;
  const { t } = useTranslation(['report-schedules', 'shared', 'records']);
  const format = useFormat();
  const label = useLabels();
  const catalogue = useReportCatalogue();
  const { form, general, findDetail } = useFormProblem(error, [
    ...FIELDS,
    ...listParameterPointers(catalogue.data?.items ?? []),
  ]);
  const draft = useDraft<ScheduleDraft>(draftName, initial);
  const [attempts, setAttempts] = useState(0);
  useFocusInvalid(form, attempts);
  if (catalogue.error) return <ProblemState error={catalogue.error} onRetry={() => void catalogue.refetch()} />;
  if (!draft || !catalogue.data) return <LoadingState />;
  const { value, change, discard, isRestored } = draft;
  const reports = catalogue.data.items;
  const report = reports.find(({ name }) => name === value.report);
  const time = value.rhythm.kind === 'other' ? value.rhythm.cron : value.rhythm.time;
  const findMissing = (text: string) => (attempts > 0 && text.trim() === '' ? t('records:required') : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempts(attempts + 1);
    if ([value.name, value.report, time].every((text) => text.trim() !== '')) onSubmit(value, discard);
  };
  const cancel = () => {
    discard();
    onCancel();
  };
  const chooseReport = (name: string) =>
    change({
      report: name,
      parameters: keepKnownParameters(
        value.parameters,
        reports.find((one) => one.name === name),
      ),
    });
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        {isRestored && <RestoredNotice onDiscard={discard} />}
        <div role="alert">{general && <Alert color="red">{general}</Alert>}</div>
        <TextInput
          label={t('field.name')}
          required
          data-autofocus
          value={value.name}
          error={findMissing(value.name) ?? findDetail('/name')}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        />
        <Select
          label={t('field.report')}
          required
          data={reports.map(({ name, title }) => ({ value: name, label: title }))}
          description={report?.description}
          value={value.report || null}
          error={findMissing(value.report) ?? findDetail('/report')}
          onChange={(name) => chooseReport(name ?? '')}
        />
        <RhythmInput
          rhythm={value.rhythm}
          timezone={timezone}
          error={findMissing(time) ?? findDetail('/cron')}
          onChange={(rhythm) => change({ rhythm })}
        />
        {report && (
          <ParameterFields
            report={report}
            parameters={value.parameters}
            findDetail={findDetail}
            onChange={(parameters) => change({ parameters })}
          />
        )}
        <Group grow align="flex-start" preventGrowOverflow={false}>
          <Select
            label={t('field.format')}
            allowDeselect={false}
            data={(report?.formats ?? reports[0]?.formats ?? []).map((one) => ({
              value: one,
              label: label('reportFormat', one),
            }))}
            value={value.format}
            error={findDetail('/format')}
            onChange={(one) => change({ format: one ?? value.format })}
          />
          <Select
            label={t('field.lang')}
            allowDeselect={false}
            data={LANGUAGES.map((one) => ({ value: one, label: format.language(one) }))}
            value={value.lang}
            error={findDetail('/lang')}
            onChange={(one) => change({ lang: one ?? value.lang })}
          />
        </Group>
        <TextInput
          label={t('field.folder')}
          description={t('folderHint')}
          placeholder={isNew ? buildFolderName(value.name, value.report) : ''}
          value={value.folder}
          error={findDetail('/folder') === null ? null : t('folderWrong')}
          onChange={({ currentTarget }) => change({ folder: currentTarget.value })}
        />
        <NumberInput
          label={t('field.keepFiles')}
          description={t('keepFilesHint')}
          allowDecimal={false}
          min={1}
          max={10_000}
          value={value.keepFiles}
          error={findDetail('/keepFiles')}
          onChange={(count) => change({ keepFiles: count === '' ? '' : Number(count) })}
        />
        <Switch
          label={t('field.enabled')}
          description={t('enabledHint')}
          checked={value.enabled}
          onChange={({ currentTarget }) => change({ enabled: currentTarget.checked })}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={cancel}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t(isNew ? 'create' : 'shared:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
