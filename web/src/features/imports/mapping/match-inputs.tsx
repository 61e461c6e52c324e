import { Card, Checkbox, Stack, Text, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProblemError } from '../../../shared/api/api.errors';
import type { ImportFields } from '../imports.api';
import { type MappingDraft, toggleMatchKey } from './mapping-draft.rules';

interface MatchInputsProps {
  options: ImportFields;
  draft: MappingDraft;
  problem: ProblemError | null;
  isDisabled: boolean;
  onChange: (changes: Partial<MappingDraft>) => void;
}

/** The ways in which records are found that exist already. */
export function MatchInputs({ options, draft, problem, isDisabled, onChange }: MatchInputsProps) {
  const { t } = useTranslation('imports');
  const { matchKeys, externalSystem } = draft;
  const used = matchKeys.length === 0 ? options.matchKeys : matchKeys;
  const hasExternalIds = draft.entries.some(({ field }) => field.split('.').at(-1) === 'externalId');
  return (
    <Card withBorder component="section" aria-labelledby="import-match" p="md">
      <Title order={2} size="h5" id="import-match">
        {t('match.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('match.hint')}
      </Text>
      <Stack gap="xs">
        {options.matchKeys.map((key) => (
          <Checkbox
            key={key}
            label={t(`match.${key}`)}
            checked={used.includes(key)}
            // A record must be found in one way at least, or a second run would import everything once more.
            disabled={isDisabled || (used.length === 1 && used.includes(key))}
            onChange={() => onChange({ matchKeys: toggleMatchKey(matchKeys, key, options.matchKeys) })}
          />
        ))}
        {hasExternalIds && (
          <TextInput
            label={t('match.system')}
            description={t('match.systemHint')}
            value={externalSystem}
            error={problem?.findFieldDetail('/externalSystem')}
            disabled={isDisabled}
            maw={320}
            onChange={({ currentTarget }) => onChange({ externalSystem: currentTarget.value })}
          />
        )}
      </Stack>
    </Card>
  );
}
