import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { findToday } from '../../shared/format/format.rules';
import { addDays, type InteractionDraft } from './interaction-draft.rules';

interface NextStepFieldProps {
  draft: InteractionDraft;
  findError: (field: string) => string | null | undefined;
  onChange: (changes: Partial<InteractionDraft>) => void;
}

const DUE_DATES = [
  { text: 'tomorrow', days: 1 },
  { text: 'inAWeek', days: 7 },
  { text: 'inTwoWeeks', days: 14 },
] as const;

/** The follow-up task. It is due in a week unless the user says otherwise. */
export function NextStepField({ draft, findError, onChange }: NextStepFieldProps) {
  const { t } = useTranslation('interactions');
  const { nextStep, dueOn } = draft;
  const today = findToday();
  const changeStep = (step: string) => {
    const isFirst = nextStep === '' && dueOn === '';
    onChange({ nextStep: step, ...(isFirst && { dueOn: addDays(today, 7) }) });
  };
  return (
    <Stack gap="xs">
      <TextInput
        label={t('nextStep')}
        description={t('nextStepHint')}
        maxLength={200}
        value={nextStep}
        error={findError('nextStep')}
        onChange={({ currentTarget }) => changeStep(currentTarget.value)}
      />
      {nextStep.trim() !== '' && (
        <Group gap="xs" align="flex-end">
          <TextInput
            type="date"
            label={t('dueOn')}
            value={dueOn}
            error={findError('dueOn')}
            onChange={({ currentTarget }) => onChange({ dueOn: currentTarget.value })}
          />
          {DUE_DATES.map(({ text, days }) => (
            <Button
              key={text}
              variant={dueOn === addDays(today, days) ? 'light' : 'default'}
              aria-pressed={dueOn === addDays(today, days)}
              onClick={() => onChange({ dueOn: addDays(today, days) })}
            >
              {t(text)}
            </Button>
          ))}
        </Group>
      )}
    </Stack>
  );
}
