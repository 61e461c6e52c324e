import { ActionIcon, Button, Fieldset, Group, Input, Stack, TextInput } from '@mantine/core';
import Plus from 'lucide-react/icons/plus';
import Trash from 'lucide-react/icons/trash-2';
import { useTranslation } from 'react-i18next';
import { CompanySelect } from '../../../records/companies/company-select';
import { useRowFocus } from '../../../shared/fields/use-row-focus';
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
  const { rows: rowsRef, focusAfterRemoval } = useRowFocus();
  const set = (index: number, row: AffiliationValue) =>
    onChange(rows.map((known, position) => (position === index ? row : known)));
  return (
    <Fieldset legend={label}>
      <Stack gap="xs" ref={rowsRef}>
        {rows.map((row, index) => (
          <Group key={index} gap="xs" align="flex-end">
            <CompanySelect
              flex="2 1 180px"
              label={t('affiliation.company')}
              value={row.companyId || null}
              // The name belongs to the former company.
              onChange={(companyId) => set(index, { companyId: companyId ?? '', jobTitle: row.jobTitle })}
            />
            <TextInput
              flex="1 1 140px"
              label={t('affiliation.jobTitle')}
              value={row.jobTitle ?? ''}
              onChange={({ currentTarget }) => set(index, { ...row, jobTitle: currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t('affiliation.remove', { name: row.companyName ?? String(index + 1) })}
              data-remove
              onClick={() => {
                onChange(rows.filter((_, position) => position !== index));
                focusAfterRemoval(index);
              }}
            >
              <Trash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Button
          variant="subtle"
          size="xs"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => onChange([...rows, EMPTY])}
        >
          {t('affiliation.add')}
        </Button>
        {error && <Input.Error role="alert">{error}</Input.Error>}
      </Stack>
    </Fieldset>
  );
}
