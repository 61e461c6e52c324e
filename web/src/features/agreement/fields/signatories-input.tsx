import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CompanySelect } from '../../../records/companies/company-select';
import { RowsInput } from '../../../shared/fields/rows-input';
import { findRowProblem } from '../../../shared/record-editor/record-drafts.rules';
import type { FieldInputProps } from '../../../shared/record-editor/use-record-editor';
import type { SignatoryValue } from './agreement-fields.rules';

interface SignatoriesInputProps extends Pick<FieldInputProps, 'label' | 'error' | 'problems'> {
  value: SignatoryValue[];
  onChange: (value: SignatoryValue[]) => void;
}

const NOBODY: SignatoryValue = { name: '', capacity: null, companyId: null, contactId: null };

/** Asks for the people who signed, in the order of the document. */
export function SignatoriesInput({ label, error, problems, value, onChange }: SignatoriesInputProps) {
  const { t } = useTranslation('agreement');
  const rows = value.length > 0 ? value : [NOBODY];
  const filled = rows.map(({ name }) => name.trim() !== '');
  return (
    <RowsInput
      label={label}
      rows={rows}
      error={error}
      addText={t('signatory.add')}
      getRemoveText={({ name }, index) => t('words.removeNamed', { name: name || String(index + 1) })}
      renderInputs={(row, set, index) => (
        <>
          <TextInput
            flex="1 1 160px"
            label={t('words.name')}
            value={row.name}
            error={findRowProblem('signatories', filled, index, problems)}
            onChange={({ currentTarget }) => set({ name: currentTarget.value })}
          />
          <TextInput
            flex="1 1 140px"
            label={t('signatory.capacity')}
            value={row.capacity ?? ''}
            onChange={({ currentTarget }) => set({ capacity: currentTarget.value })}
          />
          <CompanySelect
            flex="1 1 160px"
            label={t('signatory.company')}
            value={row.companyId}
            onChange={(companyId) => set({ companyId })}
          />
        </>
      )}
      onAdd={() => onChange([...rows, NOBODY])}
      onChange={onChange}
    />
  );
}
