import { Input, SegmentedControl, SimpleGrid } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormState } from '../../../shared/forms/record-form';
import { FormSection } from './form-section';
import { FIELD_STATES, type FieldState, PAGE_FIELDS, type PageDraft, type PageField } from './page-draft.rules';

/** Asks for which fields the page asks, and which of them people must fill in. */
export function FieldStatesInput({ form: { values, change, describeTheirs } }: { form: FormState<PageDraft> }) {
  const { t } = useTranslation('registration-page');
  return (
    <FormSection title={t('fields')} hint={describeTheirs('fields') ?? t('fieldsHint')}>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="sm">
        {PAGE_FIELDS.map((name) => (
          <StateInput
            key={name}
            name={name}
            value={values.fields[name]}
            onChange={(state) => change({ fields: { ...values.fields, [name]: state } })}
          />
        ))}
      </SimpleGrid>
    </FormSection>
  );
}

interface StateInputProps {
  name: PageField;
  value: FieldState;
  onChange: (state: FieldState) => void;
}

function StateInput({ name, value, onChange }: StateInputProps) {
  const { t } = useTranslation('registration-page');
  const id = useId();
  return (
    <div>
      <Input.Label id={id} labelElement="div">
        {t(`field.${name}`)}
      </Input.Label>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-labelledby={id}
        data={FIELD_STATES.map((state) => ({ value: state, label: t(`state.${state}`) }))}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}
