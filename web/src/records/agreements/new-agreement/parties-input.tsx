import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CompanySelect } from '../../companies/company-select';
import { RowsInput } from '../../../shared/fields/rows-input';
import { useLabelOptions } from '../../../shared/labels/use-labels';
import { NO_PARTY, type PartyValue } from './agreement-values.rules';

interface PartiesInputProps {
  label: string;
  value: readonly PartyValue[];
  error: string | null;
  onChange: (value: PartyValue[]) => void;
}

/** Asks for the organisations that take part in an agreement, with the role of each. */
export function PartiesInput({ label, value, error, onChange }: PartiesInputProps) {
  const { t } = useTranslation('new-agreement');
  const roles = useLabelOptions('partyRole');
  const rows = value.length > 0 ? value : [NO_PARTY];
  return (
    <RowsInput
      label={label}
      rows={rows}
      error={error}
      addText={t('party.add')}
      getRemoveText={(_, index) => t('party.remove', { position: index + 1 })}
      renderInputs={(row, set, index) => (
        <>
          <CompanySelect
            flex="2 1 180px"
            label={t('words.organisation')}
            value={row.companyId || null}
            error={error !== null && index === 0}
            onChange={(companyId) => set({ companyId: companyId ?? '' })}
          />
          <Select
            flex="1 1 130px"
            label={t('words.role')}
            allowDeselect={false}
            value={row.role}
            onChange={(role) => role && set({ role: role as PartyValue['role'] })}
            data={roles}
          />
        </>
      )}
      onAdd={() => onChange([...rows, NO_PARTY])}
      onChange={onChange}
    />
  );
}
