import { CheckIcon, type ComboboxItem, Group, type SelectProps, Text } from '@mantine/core';
import { SearchableMultiSelect, type SearchableMultiSelectProps } from '../../shared/fields/searchable-multi-select';
import { SearchableSelect, type SearchableSelectProps } from '../../shared/fields/searchable-select';
import { type CodeOption, filterCodes } from './code-options.rules';

type OwnProps = 'data' | 'filter' | 'renderOption' | 'limit';

interface CodeSelectProps extends Omit<SearchableSelectProps, OwnProps> {
  options: readonly CodeOption[];
  /** The greatest number of options that are shown; all of them unless given. */
  limit?: number;
  /** Whether the codes are shown beside the names; true unless given. Few people know those of countries and languages. */
  hasCodes?: boolean;
}

/** Picks a code by its name in English or Dutch. */
export function CodeSelect({ options, limit, hasCodes, ...props }: CodeSelectProps) {
  return <SearchableSelect clearable onClick={selectText} {...props} {...buildOptionProps(options, limit, hasCodes)} />;
}

interface CodesSelectProps extends Omit<SearchableMultiSelectProps, OwnProps> {
  options: readonly CodeOption[];
  limit?: number;
  hasCodes?: boolean;
}

/** Picks several codes by their names in English or Dutch. */
export function CodesSelect({ options, limit, hasCodes, ...props }: CodesSelectProps) {
  return (
    <SearchableMultiSelect clearable onClick={selectText} {...props} {...buildOptionProps(options, limit, hasCodes)} />
  );
}

/** Builds the options, and how they are found and shown. */
function buildOptionProps(options: readonly CodeOption[], limit = Infinity, hasCodes = true) {
  return {
    data: options as CodeOption[],
    filter: ({ options: all, search }: FilterInput) => filterCodes(all as ComboboxItem[], search, limit),
    renderOption: ({ option, checked }: ShownOption) => (
      <CodeText option={option} isChecked={checked === true} hasCode={hasCodes} />
    ),
  };
}

type FilterInput = Parameters<NonNullable<SelectProps['filter']>>[0];
type ShownOption = Parameters<NonNullable<SelectProps['renderOption']>>[0];

/** Selects what stands in the input, so that typing replaces the chosen code. */
function selectText({ target }: { target: EventTarget }): void {
  if (target instanceof HTMLInputElement) target.select();
}

interface CodeTextProps {
  option: ComboboxItem;
  isChecked: boolean;
  hasCode: boolean;
}

/** The name of a code, with the code beside it unless the name has it. A screen reader needs only the name. */
function CodeText({ option: { value, label }, isChecked, hasCode }: CodeTextProps) {
  return (
    <Group gap="xs" wrap="nowrap" w="100%">
      {isChecked && <CheckIcon size={12} style={{ flexShrink: 0 }} aria-hidden />}
      <span style={{ flex: 1 }}>{label}</span>
      {hasCode && !label.includes(value) && (
        <Text span size="xs" aria-hidden>
          {value}
        </Text>
      )}
    </Group>
  );
}
