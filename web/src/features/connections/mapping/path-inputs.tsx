import { Button, Card, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import X from 'lucide-react/icons/x';
import { useTranslation } from 'react-i18next';
import { AddRowButton } from '../../../shared/fields/add-row-button';
import type { ProblemError } from '../../../shared/api/api.errors';
import { useRowFocus } from '../../../shared/fields/use-focus';
import { listTextKeys } from '../../../shared/i18n/text-keys.rules';
import { useLabels } from '../../../shared/labels/use-labels';
import { type MappingDraft, PATHS, type Status, STATUSES } from './mapping-draft.rules';

interface PathInputsProps {
  draft: MappingDraft;
  problem: ProblemError | null;
  onChange: (changes: Partial<MappingDraft>) => void;
}

/** Where the payload has the id, the version and the status, and what the words for a status mean. */
export function PathInputs({ draft, problem, onChange }: PathInputsProps) {
  const { t } = useTranslation('connections');
  const label = useLabels();
  const { rows, focusAfterRemoval } = useRowFocus();
  const setStatuses = (statuses: MappingDraft['statuses']) => onChange({ statuses });
  return (
    <Card withBorder p="md">
      <Title order={2} size="h6" mb={4}>
        {t('paths.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('paths.hint')}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {PATHS.map((name) => (
          <TextInput
            key={name}
            label={t(listTextKeys('paths', name))}
            value={draft.paths[name] ?? ''}
            error={problem?.findFieldDetail(`/mapping/paths/${name}`) ?? problem?.findFieldDetail('/mapping/paths')}
            onChange={({ currentTarget }) => onChange({ paths: { ...draft.paths, [name]: currentTarget.value } })}
          />
        ))}
      </SimpleGrid>
      <Text size="sm" fw={500} mt="sm">
        {t('paths.statuses')}
      </Text>
      <Stack gap="xs" mt={4} ref={rows}>
        {draft.statuses.map(({ word, status }, index) => (
          <Group key={index} gap="xs" align="flex-end" wrap="nowrap">
            <TextInput
              flex={1}
              miw={0}
              aria-label={t('paths.word', { number: index + 1 })}
              value={word}
              error={problem?.findFieldDetail(`/mapping/statuses/${word}`)}
              onChange={({ currentTarget }) =>
                setStatuses(
                  draft.statuses.map((one, at) => (at === index ? { ...one, word: currentTarget.value } : one)),
                )
              }
            />
            <NativeSelect
              aria-label={t('paths.meaning', { number: index + 1 })}
              data={STATUSES.map((value) => ({ value, label: label('registrationStatus', value) }))}
              value={status}
              onChange={({ currentTarget }) =>
                setStatuses(
                  draft.statuses.map((one, at) =>
                    at === index ? { ...one, status: currentTarget.value as Status } : one,
                  ),
                )
              }
            />
            <Button
              variant="subtle"
              px="xs"
              data-remove
              aria-label={t('paths.remove', { number: index + 1 })}
              onClick={() => {
                setStatuses(draft.statuses.filter((_, at) => at !== index));
                focusAfterRemoval(index);
              }}
            >
              <X size={16} aria-hidden />
            </Button>
          </Group>
        ))}
        <AddRowButton onClick={() => setStatuses([...draft.statuses, { word: '', status: 'registered' }])}>
          {t('paths.add')}
        </AddRowButton>
      </Stack>
    </Card>
  );
}
