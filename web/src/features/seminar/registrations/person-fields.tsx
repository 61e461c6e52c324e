import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../shared/fields/plain-input';
import type { FieldProps } from '../../../shared/forms/record-form';

interface PersonFieldsProps {
  field: (name: 'fullName' | 'email' | 'companyName' | 'jobTitle') => FieldProps<string>;
}

/** The name, the company and the address of a person. The browser would offer the user's own. */
export function PersonFields({ field }: PersonFieldsProps) {
  const { t } = useTranslation('seminar');
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      <PlainInput
        {...field('fullName')}
        kind="text"
        label={t('words.name')}
        autoComplete="off"
        autoFocus
        data-autofocus
      />
      <PlainInput {...field('companyName')} kind="text" label={t('words.company')} autoComplete="off" />
      <PlainInput {...field('email')} kind="email" label={t('words.email')} autoComplete="off" />
      <PlainInput {...field('jobTitle')} kind="text" label={t('words.jobTitle')} autoComplete="off" />
    </SimpleGrid>
  );
}
