import { Button, Card, Group, NumberInput, Select, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../shared/fields/plain-input';
import { SearchableMultiSelect } from '../../../shared/fields/searchable-multi-select';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { useLabelOptions } from '../../../shared/labels/use-labels';
import { useTriage } from '../records/lead-additions.api';
import { useLeadEditor } from '../use-lead-editor';
import { buildTriageBody, NO_ANSWERS } from './triage.rules';
import { TriageResult } from './triage-result';

/** Asks for the facts that the lead does not hold, and shows whether the investment should be filed, and why. */
export function ScreeningTriage() {
  const { t } = useTranslation(['lead', 'shared']);
  const { lead } = useLeadEditor();
  const areas = useLabelOptions('sensitiveArea');
  const triage = useTriage(lead.id);
  const choice = {
    placeholder: t('shared:unknown'),
    clearable: true,
    data: [
      { value: 'true', label: t('shared:yes') },
      { value: 'false', label: t('shared:no') },
    ],
  };
  return (
    <Card withBorder component="section" aria-labelledby="triage">
      <Title order={2} size="h5" id="triage">
        {t('triage.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('triage.hint')}
      </Text>
      <RecordForm
        draft={useFormDraft(null, NO_ANSWERS)}
        mutation={triage}
        labelledBy="triage"
        hasFoot={false}
        onSubmit={(answers) => triage.mutate(buildTriageBody(answers))}
      >
        {({ field, values, change, isPending }) => (
          <>
            <Group grow align="flex-start" preventGrowOverflow={false}>
              <Select
                {...field('investorOutsideEu', t('triage.investorOutsideEuHint'))}
                {...choice}
                label={t('triage.investorOutsideEu')}
              />
              <Select {...field('gainsControl')} {...choice} label={t('triage.gainsControl')} />
            </Group>
            <Group grow align="flex-start" preventGrowOverflow={false}>
              <NumberInput
                {...field('votingRightsPercent')}
                label={t('triage.votingRightsPercent')}
                min={0}
                max={100}
                suffix=" %"
                value={values.votingRightsPercent ?? ''}
                onChange={(share) => change({ votingRightsPercent: typeof share === 'number' ? share : null })}
              />
              <PlainInput {...field('targetTurnoverEur')} kind="euro" label={t('triage.targetTurnoverEur')} />
            </Group>
            <SearchableMultiSelect
              {...field('sensitiveAreas')}
              label={t('triage.sensitiveAreas')}
              clearable
              data={areas}
            />
            <Group justify="flex-end">
              <Button type="submit" variant="light" loading={isPending}>
                {t('triage.submit')}
              </Button>
            </Group>
          </>
        )}
      </RecordForm>
      <div aria-live="polite">{triage.data && <TriageResult result={triage.data} />}</div>
    </Card>
  );
}
