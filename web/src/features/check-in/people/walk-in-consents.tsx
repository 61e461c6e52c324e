import { Checkbox, SegmentedControl, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES } from '../../../shared/format/language-names.constants';
import { type AskedConsent, findWording } from './walk-in.rules';

const NAMES: Readonly<Record<string, string>> = LANGUAGE_NAMES;

interface WalkInConsentsProps {
  consents: readonly AskedConsent[];
  languages: readonly string[];
  language: string;
  onLanguage: (language: string) => void;
  /** The purposes to which the person has agreed. */
  given: readonly string[];
  onGiven: (given: readonly string[]) => void;
}

/** Asks a walk-in for the consents of the registration page, in a language that the person reads. None is ticked before. */
export function WalkInConsents({ consents, languages, language, onLanguage, given, onGiven }: WalkInConsentsProps) {
  const { t } = useTranslation('check-in');
  if (consents.length === 0) return null;
  return (
    <Stack gap="xs" role="group" aria-label={t('walkIn.consents')}>
      <Text size="sm" c="dimmed">
        {t('walkIn.consentsHint')}
      </Text>
      {languages.length > 1 && (
        <SegmentedControl
          aria-label={t('walkIn.consentLanguage')}
          value={language}
          onChange={onLanguage}
          data={languages.map((value) => ({ value, label: NAMES[value] ?? value }))}
        />
      )}
      {consents.map((consent) => (
        <Checkbox
          key={consent.purpose}
          size="md"
          lang={language}
          label={findWording(consent, language)}
          checked={given.includes(consent.purpose)}
          onChange={({ currentTarget }) => {
            const others = given.filter((purpose) => purpose !== consent.purpose);
            onGiven(currentTarget.checked ? [...others, consent.purpose] : others);
          }}
        />
      ))}
    </Stack>
  );
}
