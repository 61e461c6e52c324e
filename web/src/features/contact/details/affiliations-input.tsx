import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CompanySelect } from '../../../records/companies/company-select';
import { RowsInput } from '../../../shared/fields/rows-input';
import type { AffiliationValue } from './contact-fields.rules';

interface AffiliationsInputProps {
  label: string;
  value: AffiliationValue[];
  error: string | null;
  onChange: (value: AffiliationValue[]) => void;
}

const EMPTY: AffiliationValue = { companyId: '', jobTitle: null };

/** Asks for the other companies that a person works for, with the position in each. */
export function AffiliationsInput({ label, value, error, onChange }: AffiliationsInputProps) {
  const { t } = useTranslation('contact');
  const rows = value.length > 0 ? value : [EMPTY];
  return (
    <RowsInput
      label={label}
      rows={rows}
      error={error}
      addText={t('affiliation.add')}
      getRemoveText={(row, index) => t('words.removeNamed', { name: row.companyName ?? String(index + 1) })}
      renderInputs={(row, set) => (
        <>
          <CompanySelect
            flex="2 1 180px"
            label={t('words.company')}
            value={row.companyId || null}
            // The name belongs to the former company.
            onChange={(companyId) => set({ companyId: companyId ?? '', companyName: undefined })}
          />
          <TextInput
            flex="1 1 140px"
            label={t('words.jobTitle')}
            value={row.jobTitle ?? ''}
            onChange={({ currentTarget }) => set({ jobTitle: currentTarget.value })}
          />
        </>
      )}
      onAdd={() => onChange([...rows, EMPTY])}
      onChange={onChange}
    />
  );
}
