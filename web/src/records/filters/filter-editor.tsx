import { Checkbox, Group, NumberInput, SegmentedControl, Stack, TagsInput, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguagesSelect } from '../contacts/language-select';
import { CountriesSelect } from '../countries/country-select';
import { SectorsSelect } from '../reference/sector-select';
import { colleaguesQuery } from '../users/users.api';
import { SearchableMultiSelect } from '../../shared/fields/searchable-multi-select';
import { useLabelOptions } from '../../shared/labels/use-labels';
import { EMPTY_FILTER, type FilterValue } from '../../shared/tables/filter-value.rules';
import type { FilterField } from '../../shared/tables/list-search.rules';
import { RecordFilter } from './record-filter';

export interface FilterEditorProps {
  field: FilterField;
  label: string;
  value: FilterValue;
  onChange: (value: FilterValue) => void;
}

/** The inputs of one filter. Every change is applied at once. */
export function FilterEditor(props: FilterEditorProps) {
  const { field, label, value, onChange } = props;
  const { t } = useTranslation('filters');
  const isStale = field.name === 'staleSince';
  return (
    <Stack gap="sm">
      {value.isNull === null && <ValueInputs {...props} />}
      {field.isNullable && (
        <SegmentedControl
          size="xs"
          aria-label={t('presence', { label })}
          value={String(value.isNull)}
          onChange={(choice) => onChange({ ...EMPTY_FILTER, isNull: choice === 'null' ? null : choice === 'true' })}
          data={[
            { value: 'null', label: t('any') },
            { value: 'false', label: t(isStale ? 'stale' : 'isFilled') },
            { value: 'true', label: t(isStale ? 'notStale' : 'isEmpty') },
          ]}
        />
      )}
    </Stack>
  );
}

function ValueInputs(props: FilterEditorProps) {
  const { field, label, value, onChange } = props;
  const { t } = useTranslation('filters');
  const setValues = (values: string[]) => onChange({ ...EMPTY_FILTER, values });
  switch (field.kind) {
    case 'choice':
      return <ChoiceInputs {...props} onSet={setValues} />;
    case 'user':
      return <UserInput {...props} onSet={setValues} />;
    case 'country':
      return <CountriesSelect label={label} value={[...value.values]} onChange={setValues} />;
    case 'sector':
      return (
        <SectorsSelect label={label} description={t('sectorHint')} value={[...value.values]} onChange={setValues} />
      );
    case 'language':
      return <LanguagesSelect label={label} value={[...value.values]} onChange={setValues} />;
    case 'record':
      return <RecordFilter kind={field.record!} label={label} values={value.values} onChange={setValues} />;
    case 'flag':
      return (
        <SegmentedControl
          aria-label={label}
          value={value.values[0] ?? ''}
          onChange={(choice) => setValues(choice === '' ? [] : [choice])}
          data={[
            { value: '', label: t('any') },
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ]}
        />
      );
    case 'text':
      return (
        <TagsInput
          label={label}
          description={t('textHint')}
          value={[...value.values]}
          acceptValueOnBlur
          onChange={setValues}
        />
      );
    case 'number':
      return <NumberRange {...props} />;
    default:
      return <DayRange {...props} />;
  }
}

interface ListInputProps extends FilterEditorProps {
  onSet: (values: string[]) => void;
}

/** The number of choices up to which all are shown at once. More would not fit on a screen, and are searched. */
const MAX_SHOWN_CHOICES = 16;

function ChoiceInputs({ field, label, value, onSet }: ListInputProps) {
  const all = useLabelOptions(field.vocabulary ?? '');
  const options = all.filter((option) => field.choices?.includes(option.value) ?? true);
  if (options.length > MAX_SHOWN_CHOICES) {
    return <SearchableMultiSelect label={label} value={[...value.values]} onChange={onSet} data={options} />;
  }
  return (
    <Checkbox.Group label={label} value={[...value.values]} onChange={onSet}>
      <Stack gap={8} mt={6}>
        {options.map((option) => (
          <Checkbox key={option.value} {...option} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

function UserInput({ label, value, onSet }: ListInputProps) {
  const { t } = useTranslation('filters');
  const { data, isPending } = useQuery(colleaguesQuery);
  const users = data?.items.map(({ id, fullName }) => ({ value: id, label: fullName })) ?? [];
  return (
    <SearchableMultiSelect
      label={label}
      isSearching={isPending}
      value={[...value.values]}
      onChange={onSet}
      data={[{ value: 'me', label: t('me') }, ...users]}
    />
  );
}

function NumberRange({ field, value, onChange }: FilterEditorProps) {
  const { t } = useTranslation('filters');
  const [bounds, setBounds] = useState({ from: value.from, to: value.to });
  const applyLater = useDebouncedCallback(onChange, { delay: 300, flushOnUnmount: true });
  const bound = (name: 'from' | 'to') => (
    <NumberInput
      label={t(name)}
      min={0}
      allowDecimal={false}
      thousandSeparator={field.isYear ? '' : ' '}
      value={bounds[name] ?? ''}
      onChange={(number) => {
        const changed = { ...bounds, [name]: number === '' ? null : String(number) };
        setBounds(changed);
        applyLater({ ...EMPTY_FILTER, ...changed });
      }}
    />
  );
  return (
    <Group gap="xs" grow>
      {bound('from')}
      {bound('to')}
    </Group>
  );
}

function DayRange({ value, onChange }: FilterEditorProps) {
  const { t } = useTranslation('filters');
  const bound = (name: 'from' | 'to') => (
    <TextInput
      type="date"
      label={t(name)}
      defaultValue={value[name] ?? ''}
      onChange={({ currentTarget: { value: day } }) => {
        // While a year is typed, its first digits are a year as well.
        if (day === '' || day >= '1900') onChange({ ...value, values: [], [name]: day === '' ? null : day });
      }}
    />
  );
  return (
    <Group gap="xs" grow>
      {bound('from')}
      {bound('to')}
    </Group>
  );
}
