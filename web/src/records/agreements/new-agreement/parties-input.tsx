import { ActionIcon, Button, Fieldset, Group, Input, Select, Stack } from '@mantine/core';
import Plus from 'lucide-react/icons/plus';
import Trash from 'lucide-react/icons/trash-2';
import { useTranslation } from 'react-i18next';
import { CompanySelect } from '../../companies/company-select';
import { useRowFocus } from '../../../shared/fields/use-row-focus';
import { useLabelOptions } from '../../../shared/labels/use-label-options';
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
  const { rows: rowsRef, focusAfterRemoval } = useRowFocus();
  const set = (index: number, part: Partial<PartyValue>) =>
    onChange(rows.map((row, position) => (position === index ? { ...row, ...part } : row)));
  return (
    <Fieldset legend={label}>
      <Stack gap="xs" ref={rowsRef}>
        {rows.map((row, index) => (
          <Group key={index} gap="xs" align="flex-end">
            <CompanySelect
              flex="2 1 180px"
              label={t('party.company')}
              value={row.companyId || null}
              error={error !== null && index === 0}
              onChange={(companyId) => set(index, { companyId: companyId ?? '' })}
            />
            <Select
              flex="1 1 130px"
              label={t('party.role')}
              allowDeselect={false}
              value={row.role}
              onChange={(role) => role && set(index, { role: role as PartyValue['role'] })}
              data={roles}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t('party.remove', { position: index + 1 })}
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
          onClick={() => onChange([...rows, NO_PARTY])}
        >
          {t('party.add')}
        </Button>
        {error && <Input.Error role="alert">{error}</Input.Error>}
      </Stack>
    </Fieldset>
  );
}
