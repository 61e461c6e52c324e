import { Button, Fieldset, Group, NativeSelect, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AddRowButton } from '../../../shared/fields/add-row-button';
import { useRowFocus } from '../../../shared/fields/use-focus';
import type { FormState } from '../../../shared/forms/record-form';
import { useLabels } from '../../../shared/labels/use-labels';
import { FormSection } from './form-section';
import { LocalisedInput } from './localised-input';
import {
  CONSENT_PURPOSES,
  type ConsentDraft,
  type ConsentPurpose,
  type PageDraft,
  startConsent,
} from './page-draft.rules';
import { useRowErrors } from './use-row-errors';

/** Asks for which consents the page asks, and in which words. */
export function ConsentsInput({ form }: { form: FormState<PageDraft> }) {
  const { t } = useTranslation('registration-page');
  const label = useLabels();
  const { values, change, describeTheirs } = form;
  const { consents, languages } = values;
  const { rows, focusAfterRemoval } = useRowFocus();
  const findError = useRowErrors(form);
  const next = startConsent(consents);
  const set = (index: number, part: Partial<ConsentDraft>) =>
    change({ consents: consents.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  return (
    <FormSection title={t('consents')} hint={describeTheirs('consents') ?? t('consentsHint')}>
      <Stack gap="sm" ref={rows}>
        {consents.map(({ purpose, wording }, index) => (
          <Fieldset key={purpose} legend={t('consent', { number: index + 1 })}>
            <Stack gap="xs">
              <NativeSelect
                label={t('purpose')}
                value={purpose}
                error={findError('consents', `/${index}/purpose`)}
                data={CONSENT_PURPOSES.filter(
                  (one) => one === purpose || consents.every((other) => other.purpose !== one),
                ).map((value) => ({ value, label: label('consentPurpose', value) }))}
                onChange={({ currentTarget }) => set(index, { purpose: currentTarget.value as ConsentPurpose })}
              />
              <LocalisedInput
                isLong
                languages={languages}
                getLabel={(language) => t('wording', { language })}
                value={wording}
                findError={(language) =>
                  findError('consents', `/${index}/wording/${language}`) ?? findError('consents', `/${index}/wording`)
                }
                onChange={(changed) => set(index, { wording: changed })}
              />
              <Group justify="flex-end">
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-xs"
                  data-remove
                  aria-label={t('removeConsent', { number: index + 1 })}
                  onClick={() => {
                    change({ consents: consents.filter((_, at) => at !== index) });
                    focusAfterRemoval(index);
                  }}
                >
                  {t('words.remove')}
                </Button>
              </Group>
            </Stack>
          </Fieldset>
        ))}
        <AddRowButton
          variant="light"
          disabled={next === undefined}
          onClick={() => next && change({ consents: [...consents, next] })}
        >
          {t('addConsent')}
        </AddRowButton>
      </Stack>
    </FormSection>
  );
}
