import { SimpleGrid } from '@mantine/core';
import { PlainInput } from '../../../shared/fields/plain-input';
import { LANGUAGE_NAMES } from '../../../shared/format/language-names.constants';
import type { Localised, PageLanguage } from './page-draft.rules';

interface LocalisedInputProps {
  languages: readonly PageLanguage[];
  /** Returns the name of the input of a language. */
  getLabel: (language: string) => string;
  value: Localised;
  isLong?: boolean;
  /** Finds what is wrong with the text in a language. */
  findError: (language: PageLanguage) => string | null;
  onChange: (value: Localised) => void;
}

/** Asks for a text in each language of the page, side by side where there is room. */
export function LocalisedInput({ languages, getLabel, value, isLong, findError, onChange }: LocalisedInputProps) {
  return (
    <SimpleGrid cols={{ base: 1, sm: Math.min(languages.length, 3) }} spacing="xs">
      {languages.map((language) => (
        <PlainInput
          key={language}
          kind={isLong ? 'textarea' : 'text'}
          minRows={2}
          label={getLabel(LANGUAGE_NAMES[language])}
          lang={language}
          autoComplete="off"
          value={value[language]}
          error={findError(language)}
          onChange={(entered: string) => onChange({ ...value, [language]: entered })}
        />
      ))}
    </SimpleGrid>
  );
}
