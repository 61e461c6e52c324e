import { Badge, type ComboboxData, Group, NativeSelect, Stack, Switch, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchableSelect } from '../../../shared/fields/searchable-select';
import { listTextKeys } from '../../../shared/i18n/text-keys.rules';
import type { ImportColumn, ImportField, MappingEntry } from '../imports.api';
import classes from '../imports.module.css';
import { useFieldName } from './use-field-texts';

const NUMBER_FORMATS = ['plain', 'dutch', 'english'] as const;
const DATE_FORMATS = ['iso', 'day-first', 'month-first', 'chinese'] as const;

interface ColumnItemProps {
  column: ImportColumn;
  /** The field that the column fills; undefined if it is left out. */
  entry: MappingEntry | undefined;
  field: ImportField | undefined;
  suggested: string | null;
  data: ComboboxData;
  error: string | null;
  /** The currency of the amounts; null where the column does not need one. */
  currency: string | null;
  currencyError: string | null;
  isDisabled: boolean;
  onField: (field: string | null) => void;
  onCurrency: (currency: string) => void;
  onEntry: (changes: Partial<MappingEntry>) => void;
  /** The words of the column, below its settings. */
  children: ReactNode;
}

/** A column of the file with some of its values, and the field that it fills. */
export function ColumnItem({ column, entry, field, suggested, data, error, isDisabled, ...rest }: ColumnItemProps) {
  const { currency, currencyError, children, ...actions } = rest;
  const { t } = useTranslation('imports');
  const getFieldName = useFieldName();
  const { name, type, samples } = column;
  const isNumber = field !== undefined && ['number', 'integer'].includes(field.kind);
  const isDate = field !== undefined && ['date', 'moment'].includes(field.kind);
  const isMonthFirst = (entry?.dateFormat ?? column.dateFormat) === 'month-first';
  return (
    <li className={classes['column']} data-column={name}>
      <div>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {t(listTextKeys('type', type))}
          {samples.length > 0 && ` · ${t('samples', { samples: samples.slice(0, 3).map(String).join(' · ') })}`}
        </Text>
      </div>
      <Stack gap={6}>
        <SearchableSelect
          aria-label={t('mapping.fieldOf', { column: name })}
          placeholder={t('mapping.leftOut')}
          data={data}
          value={entry?.field ?? null}
          error={error}
          disabled={isDisabled}
          clearable
          clearButtonProps={{ 'aria-label': t('mapping.leaveOut', { column: name }) }}
          nothingFoundMessage={t('mapping.noField')}
          maxDropdownHeight={320}
          onChange={actions.onField}
        />
        {suggested !== null && (
          <Badge variant="light" color={entry?.field === suggested ? 'blue' : 'gray'} style={{ maxWidth: '100%' }}>
            {entry?.field === suggested
              ? t('mapping.suggested')
              : t('mapping.suggestion', { field: getFieldName(suggested) })}
          </Badge>
        )}
        {entry && (
          <Group gap="sm" align="flex-end">
            {isNumber && (
              <NativeSelect
                size="xs"
                label={t('mapping.numbers')}
                aria-label={t('mapping.numbersOf', { column: name })}
                disabled={isDisabled}
                value={entry.numberFormat ?? ''}
                data={[
                  { value: '', label: t('mapping.recognised', { format: t(`numberFormat.${column.numberFormat}`) }) },
                  ...NUMBER_FORMATS.map((value) => ({ value, label: t(`numberFormat.${value}`) })),
                ]}
                onChange={({ currentTarget }) =>
                  actions.onEntry({ numberFormat: NUMBER_FORMATS.find((one) => one === currentTarget.value) ?? null })
                }
              />
            )}
            {currency !== null && (
              <TextInput
                size="xs"
                w={190}
                label={t('mapping.currency')}
                aria-label={t('mapping.currencyOf', { column: name })}
                placeholder={t('mapping.currencyExample')}
                maxLength={3}
                error={currencyError}
                disabled={isDisabled}
                value={currency}
                onChange={({ currentTarget }) => actions.onCurrency(currentTarget.value.toUpperCase())}
              />
            )}
            {isDate && (
              <NativeSelect
                size="xs"
                label={t('mapping.dates')}
                aria-label={t('mapping.datesOf', { column: name })}
                disabled={isDisabled}
                value={entry.dateFormat ?? ''}
                data={[
                  { value: '', label: t('mapping.recognised', { format: t(`dateFormat.${column.dateFormat}`) }) },
                  ...DATE_FORMATS.map((value) => ({ value, label: t(`dateFormat.${value}`) })),
                ]}
                onChange={({ currentTarget }) =>
                  actions.onEntry({ dateFormat: DATE_FORMATS.find((one) => one === currentTarget.value) ?? null })
                }
              />
            )}
            {isDate && column.isDayOrderAssumed && (
              <Text size="xs" data-assumed style={{ flex: '1 1 200px' }}>
                {t(`cells.assumed.${isMonthFirst ? 'monthFirst' : 'dayFirst'}`)}
              </Text>
            )}
            <Switch
              size="sm"
              label={t('mapping.overwrite')}
              aria-label={t('mapping.overwriteOf', { column: name })}
              disabled={isDisabled}
              checked={entry.overwrite ?? false}
              onChange={({ currentTarget }) => actions.onEntry({ overwrite: currentTarget.checked })}
            />
          </Group>
        )}
      </Stack>
      {children}
    </li>
  );
}
