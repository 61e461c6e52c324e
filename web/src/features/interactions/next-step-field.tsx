import { Button, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../records/days/near-day.rules';
import { PlainInput } from '../../shared/fields/plain-input';
import { findToday } from '../../shared/format/format.rules';
import type { FormState } from '../../shared/forms/record-form';
import type { InteractionDraft } from './interaction-draft.rules';

const DUE_DATES = [
  { text: 'tomorrow', days: 1 },
  { text: 'inAWeek', days: 7 },
  { text: 'inTwoWeeks', days: 14 },
] as const;

/** The follow-up task. It is due in a week unless the user says otherwise. */
export function NextStepField({ field, values, change }: FormState<InteractionDraft>) {
  const { t } = useTranslation('interactions');
  const { nextStep, dueOn } = values;
  const today = findToday();
  const changeStep = (step: string) => {
    const isFirst = nextStep === '' && dueOn === '';
    change({ nextStep: step, ...(isFirst && { dueOn: addDays(today, 7) }) });
  };
  return (
    <Stack gap="xs">
      <PlainInput
        {...field('nextStep', t('nextStepHint'))}
        kind="text"
        label={t('nextStep')}
        maxLength={200}
        onChange={changeStep}
      />
      {nextStep.trim() !== '' && (
        <Group gap="xs" align="flex-end">
          <PlainInput {...field('dueOn')} kind="day" label={t('dueOn')} />
          {DUE_DATES.map(({ text, days }) => (
            <Button
              key={text}
              variant={dueOn === addDays(today, days) ? 'light' : 'default'}
              aria-pressed={dueOn === addDays(today, days)}
              onClick={() => change({ dueOn: addDays(today, days) })}
            >
              {t(text)}
            </Button>
          ))}
        </Group>
      )}
    </Stack>
  );
}
