import { SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RegistrationValues } from './registration-values.rules';

type TextField = 'fullName' | 'email' | 'companyName' | 'jobTitle';

interface PersonFieldsProps {
  values: RegistrationValues;
  isNameFirst: boolean;
  findError: (field: TextField) => string | null;
  describe?: (field: TextField) => string | undefined;
  onChange: (part: Partial<RegistrationValues>) => void;
}

const AUTOFILL_OFF = 'off';

/** The name, the company and the address of a person. */
export function PersonFields({ values, isNameFirst, findError, describe, onChange }: PersonFieldsProps) {
  const { t } = useTranslation('seminar');
  const text = (field: TextField, more: object = {}) => (
    <TextInput
      label={t(`person.${field}`)}
      description={describe?.(field)}
      error={findError(field)}
      // The browser would offer the user's own address.
      autoComplete={AUTOFILL_OFF}
      {...more}
      value={values[field]}
      onChange={({ currentTarget }) => onChange({ [field]: currentTarget.value })}
    />
  );
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      {text('fullName', {
        required: true,
        autoFocus: isNameFirst,
        'data-autofocus': isNameFirst || undefined,
      })}
      {text('companyName')}
      {text('email', { type: 'email' })}
      {text('jobTitle')}
    </SimpleGrid>
  );
}
