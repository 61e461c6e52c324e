import { ActionIcon, Button, Card, Fieldset, Group, Input, Stack, TextInput } from '@mantine/core';
import Plus from 'lucide-react/icons/plus';
import Trash from 'lucide-react/icons/trash-2';
import { useTranslation } from 'react-i18next';
import { CompanySelect } from '../../../records/companies/company-select';
import { useRowFocus } from '../../../shared/fields/use-row-focus';
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
  const { rows: rowsRef, focusAfterRemoval } = useRowFocus();
  const set = (index: number, part: Partial<SignatoryValue>) =>
    onChange(rows.map((row, position) => (position === index ? { ...row, ...part } : row)));
  const filled = rows.map(({ name }) => name.trim() !== '');
  return (
    <Fieldset legend={label}>
      <Stack gap="xs" ref={rowsRef}>
        {rows.map((row, index) => (
          <Card key={index} withBorder p="xs">
            <Group gap="xs" align="flex-end">
              <TextInput
                flex="1 1 160px"
                label={t('signatory.name')}
                value={row.name}
                error={findRowProblem('signatories', filled, index, problems)}
                onChange={({ currentTarget }) => set(index, { name: currentTarget.value })}
              />
              <TextInput
                flex="1 1 140px"
                label={t('signatory.capacity')}
                value={row.capacity ?? ''}
                onChange={({ currentTarget }) => set(index, { capacity: currentTarget.value })}
              />
              <CompanySelect
                flex="1 1 160px"
                label={t('signatory.company')}
                value={row.companyId}
                onChange={(companyId) => set(index, { companyId })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t('signatory.remove', { name: row.name || String(index + 1) })}
                data-remove
                onClick={() => {
                  onChange(rows.filter((_, position) => position !== index));
                  focusAfterRemoval(index);
                }}
              >
                <Trash size={16} aria-hidden />
              </ActionIcon>
            </Group>
          </Card>
        ))}
        <Button
          variant="subtle"
          size="xs"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => onChange([...rows, NOBODY])}
        >
          {t('signatory.add')}
        </Button>
        {error && <Input.Error role="alert">{error}</Input.Error>}
      </Stack>
    </Fieldset>
  );
}
