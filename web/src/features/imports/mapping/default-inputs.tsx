import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import X from 'lucide-react/icons/x';
import { useTranslation } from 'react-i18next';
import { AddRowButton } from '../../../shared/fields/add-row-button';
import type { ProblemError } from '../../../shared/api/api.errors';
import { SearchableSelect } from '../../../shared/fields/searchable-select';
import { useRowFocus } from '../../../shared/fields/use-focus';
import type { ImportField } from '../imports.api';
import { DefaultValueInput } from './default-value-input';
import type { DefaultDraft, MappingDraft } from './mapping-draft.rules';
import { useFieldName } from './use-field-texts';

interface DefaultInputsProps {
  fields: readonly ImportField[];
  draft: MappingDraft;
  problem: ProblemError | null;
  /** The required fields that nothing fills. */
  missing: readonly ImportField[];
  isDisabled: boolean;
  onChange: (changes: Partial<MappingDraft>) => void;
}

/** The values of fields for rows that have none. */
export function DefaultInputs({ fields, draft, problem, missing, isDisabled, onChange }: DefaultInputsProps) {
  const { t } = useTranslation('imports');
  const getFieldName = useFieldName();
  const { rows, focusAfterRemoval } = useRowFocus();
  const { defaults } = draft;
  const set = (index: number, changes: Partial<DefaultDraft>) =>
    onChange({ defaults: defaults.map((one, at) => (at === index ? { ...one, ...changes } : one)) });
  const add = (field: string | null) => onChange({ defaults: [...defaults, { field, value: null }] });
  const data = fields.map(({ name }) => ({ value: name, label: getFieldName(name) }));
  const unset = missing.filter(({ name }) => !defaults.some(({ field }) => field === name));
  return (
    <Card withBorder component="section" aria-labelledby="import-defaults" p="md">
      <Title order={2} size="h5" id="import-defaults">
        {t('defaults.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('defaults.hint')}
      </Text>
      <Stack gap="xs" ref={rows} align="stretch">
        {defaults.map(({ field, value }, index) => (
          <Group key={index} gap="xs" align="flex-start">
            <SearchableSelect
              aria-label={t('defaults.field', { number: index + 1 })}
              placeholder={t('defaults.choose')}
              data={data}
              value={field}
              disabled={isDisabled}
              allowDeselect={false}
              style={{ flex: '1 1 200px' }}
              onChange={(chosen) => set(index, { field: chosen, value: null })}
            />
            <DefaultValueInput
              field={fields.find(({ name }) => name === field) ?? null}
              label={t('defaults.value', { field: field === null ? String(index + 1) : getFieldName(field) })}
              error={field === null ? null : (problem?.findFieldDetail(`/defaults/${field}`) ?? null)}
              value={value}
              isDisabled={isDisabled}
              onChange={(chosen) => set(index, { value: chosen })}
            />
            <Button
              variant="subtle"
              px="xs"
              data-remove
              disabled={isDisabled}
              aria-label={t('defaults.remove', { number: index + 1 })}
              onClick={() => {
                onChange({ defaults: defaults.filter((_, at) => at !== index) });
                focusAfterRemoval(index);
              }}
            >
              <X size={16} aria-hidden />
            </Button>
          </Group>
        ))}
        {!isDisabled &&
          unset.map(({ name }) => (
            <Button key={name} variant="light" size="xs" w="fit-content" onClick={() => add(name)}>
              {t('defaults.addFor', { field: getFieldName(name) })}
            </Button>
          ))}
        {!isDisabled && <AddRowButton onClick={() => add(null)}>{t('defaults.add')}</AddRowButton>}
      </Stack>
    </Card>
  );
}
