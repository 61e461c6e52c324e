import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DuplicateCandidate } from '../shared/api/api.errors';
import { useFormat } from '../shared/format/use-format';
import { useLabels } from '../shared/labels/use-labels';

interface DuplicateWarningProps {
  title: string;
  hint: string;
  candidates: readonly DuplicateCandidate[];
  onUse: (candidate: DuplicateCandidate, name: string) => void;
  /** Whether it appears while the user types, and does not interrupt a screen reader. */
  isQuiet?: boolean;
}

/** Shows records that may be the same as the one to be created. The user takes one of them or goes on. */
export function DuplicateWarning(props: DuplicateWarningProps) {
  const { title, hint, candidates, onUse, isQuiet = false } = props;
  const { t } = useTranslation('records');
  const label = useLabels();
  const format = useFormat();
  return (
    <Alert color="yellow" title={title} role={isQuiet ? 'status' : 'alert'}>
      <Stack gap="xs">
        <Text size="sm">{hint}</Text>
        {candidates.map((candidate) => {
          const { id, nativeName, city, country, jobTitle, companyName, reasons = [] } = candidate;
          const name = candidate.name ?? candidate.fullName ?? '';
          const place = [city, country && format.country(country)];
          const facts = [nativeName, jobTitle, companyName, ...place].filter(Boolean).join(' · ');
          return (
            <Group key={id} justify="space-between" gap="xs">
              <div style={{ flex: '1 1 180px', minWidth: 0, overflowWrap: 'anywhere' }}>
                <Text size="sm" fw={600}>
                  {name}
                </Text>
                <Text size="xs">{facts}</Text>
                <Text size="xs">{reasons.map(({ code }) => label('duplicateReason', code)).join(', ')}</Text>
              </div>
              <Button size="xs" variant="default" maw="100%" onClick={() => onUse(candidate, name)}>
                {t('useThis', { name: shorten(name) })}
              </Button>
            </Group>
          );
        })}
      </Stack>
    </Alert>
  );
}

const MAX_BUTTON_LENGTH = 24;

function shorten(name: string): string {
  return name.length > MAX_BUTTON_LENGTH ? `${name.slice(0, MAX_BUTTON_LENGTH)}…` : name;
}
