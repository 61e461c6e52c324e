import { ActionIcon, Group, Stack } from '@mantine/core';
import Trash from 'lucide-react/icons/trash-2';
import { useTranslation } from 'react-i18next';
import { AddRowButton } from '../../../shared/fields/add-row-button';
import { useRowFocus } from '../../../shared/fields/use-focus';
import { LocalisedInput } from './localised-input';
import { MAX_OPTIONS, type OptionDraft, type PageLanguage, startOption } from './page-draft.rules';

interface OptionsInputProps {
  options: readonly OptionDraft[];
  languages: readonly PageLanguage[];
  findError: (rest: string) => string | null;
  onChange: (options: OptionDraft[]) => void;
}

/** Asks for the options of a question. */
export function OptionsInput({ options, languages, findError, onChange }: OptionsInputProps) {
  const { t } = useTranslation('registration-page');
  const { rows, focusAfterRemoval } = useRowFocus();
  return (
    <Stack gap="xs" ref={rows}>
      {options.map((option, index) => (
        <Group key={option.id} gap="xs" wrap="nowrap" align="flex-end">
          <div style={{ flex: 1, minWidth: 0 }}>
            <LocalisedInput
              languages={languages}
              getLabel={(language) => t('option', { number: index + 1, language })}
              value={option.label}
              findError={(language) => findError(`/${index}/label/${language}`) ?? findError(`/${index}/label`)}
              onChange={(label) => onChange(options.map((one, at) => (at === index ? { ...one, label } : one)))}
            />
          </div>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            data-remove
            aria-label={t('removeOption', { number: index + 1 })}
            onClick={() => {
              onChange(options.filter((_, at) => at !== index));
              focusAfterRemoval(index);
            }}
          >
            <Trash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <AddRowButton disabled={options.length >= MAX_OPTIONS} onClick={() => onChange([...options, startOption()])}>
        {t('addOption')}
      </AddRowButton>
    </Stack>
  );
}
