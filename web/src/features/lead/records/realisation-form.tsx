import { Alert, Button, Group, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findToday } from '../../../shared/format/format.rules';
import { useRecordRealisation } from './lead-additions.api';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { useLeadEditor } from '../use-lead-editor';

/** Records the jobs and the expenditure that exist on a day, as totals. */
export function RealisationForm() {
  const { t } = useTranslation('lead');
  const { lead } = useLeadEditor();
  const { mutate, isPending, error } = useRecordRealisation(lead.id);
  const { form, general, findDetail } = useFormProblem(error, ['/asOf', '/jobs', '/capexEur']);
  const [asOf, setAsOf] = useState(findToday());
  const [jobs, setJobs] = useState<number | string>('');
  const [capexEur, setCapexEur] = useState<number | string>('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { asOf, jobs: toNumber(jobs), capexEur: toNumber(capexEur) } as Parameters<typeof mutate>[0];
    mutate(body, {
      onSuccess: () => {
        setJobs('');
        setCapexEur('');
      },
    });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate aria-label={t('realisations.add')}>
      {general && (
        <Alert color="red" role="alert" mb="xs">
          {general}
        </Alert>
      )}
      <Group gap="xs" align="flex-start">
        <TextInput
          w={150}
          type="date"
          label={t('realisations.asOf')}
          max={findToday()}
          value={asOf}
          error={findDetail('/asOf')}
          onChange={({ currentTarget }) => setAsOf(currentTarget.value)}
        />
        <NumberInput
          flex="1 1 120px"
          label={t('realisations.jobs')}
          min={0}
          allowDecimal={false}
          value={jobs}
          error={findDetail('/jobs')}
          onChange={setJobs}
        />
        <NumberInput
          flex="1 1 160px"
          label={t('realisations.capex')}
          min={0}
          allowDecimal={false}
          thousandSeparator=" "
          prefix="€ "
          value={capexEur}
          error={findDetail('/capexEur')}
          onChange={setCapexEur}
        />
      </Group>
      <Group justify="flex-end" mt="xs">
        <Button type="submit" loading={isPending}>
          {t('realisations.add')}
        </Button>
      </Group>
    </form>
  );
}

/** An empty input is no number; the server says that it is required. */
function toNumber(value: number | string): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
