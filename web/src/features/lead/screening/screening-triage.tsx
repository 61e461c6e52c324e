import { Alert, Button, Card, Group, MultiSelect, NumberInput, Select, Stack, Text, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabelOptions } from '../../../shared/labels/use-label-options';
import { useTriage } from '../records/lead-additions.api';
import { buildTriageBody, type TriageAnswers } from './triage.rules';
import { TriageResult } from './triage-result';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { useLeadEditor } from '../use-lead-editor';

/** Asks for the facts that the lead does not hold, and shows whether the investment should be filed, and why. */
export function ScreeningTriage() {
  const { t } = useTranslation(['lead', 'shared']);
  const { lead } = useLeadEditor();
  const areas = useLabelOptions('sensitiveArea');
  const { mutate, isPending, error, data } = useTriage(lead.id);
  const { form, general, findDetail } = useFormProblem(error, ['/votingRightsPercent', '/targetTurnoverEur']);
  const [answers, setAnswers] = useState<TriageAnswers>({});
  const set = (part: TriageAnswers) => setAnswers((known) => ({ ...known, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate(buildTriageBody(answers));
  };
  const choice = (name: 'investorOutsideEu' | 'gainsControl', description?: string) => (
    <Select
      label={t(`triage.${name}`)}
      description={description}
      placeholder={t('shared:unknown')}
      clearable
      value={answers[name] ?? null}
      onChange={(value) => set({ [name]: value })}
      data={[
        { value: 'true', label: t('shared:yes') },
        { value: 'false', label: t('shared:no') },
      ]}
    />
  );
  return (
    <Card withBorder component="section" aria-labelledby="triage">
      <Title order={2} size="h5" id="triage">
        {t('triage.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('triage.hint')}
      </Text>
      <form ref={form} onSubmit={submit} noValidate aria-labelledby="triage">
        <Stack gap="sm">
          {general && (
            <Alert color="red" role="alert">
              {general}
            </Alert>
          )}
          <Group grow align="flex-start" preventGrowOverflow={false}>
            {choice('investorOutsideEu', t('triage.investorOutsideEuHint'))}
            {choice('gainsControl')}
          </Group>
          <Group grow align="flex-start" preventGrowOverflow={false}>
            <NumberInput
              label={t('triage.votingRightsPercent')}
              min={0}
              max={100}
              suffix=" %"
              value={answers.votingRightsPercent ?? ''}
              error={findDetail('/votingRightsPercent')}
              onChange={(votingRightsPercent) => set({ votingRightsPercent })}
            />
            <NumberInput
              label={t('triage.targetTurnoverEur')}
              min={0}
              allowDecimal={false}
              thousandSeparator=" "
              prefix="€ "
              value={answers.targetTurnoverEur ?? ''}
              error={findDetail('/targetTurnoverEur')}
              onChange={(targetTurnoverEur) => set({ targetTurnoverEur })}
            />
          </Group>
          <MultiSelect
            label={t('triage.sensitiveAreas')}
            searchable
            clearable
            value={answers.sensitiveAreas ?? []}
            onChange={(sensitiveAreas) => set({ sensitiveAreas })}
            data={areas}
          />
          <Group justify="flex-end">
            <Button type="submit" variant="light" loading={isPending}>
              {t('triage.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
      <div aria-live="polite">{data && <TriageResult result={data} />}</div>
    </Card>
  );
}
