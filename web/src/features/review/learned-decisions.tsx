import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type LearnedDecision, lessonsQuery, useRevoke } from './review.api';

/** The lessons of a decision that still apply. */
export function LearnedDecisions({ registrationId }: { registrationId: string }) {
  const { data } = useQuery(lessonsQuery(registrationId));
  return data?.map((lesson) => <LearnedLine key={lesson.id} lesson={lesson} />);
}

function LearnedLine({ lesson }: { lesson: LearnedDecision }) {
  const { t } = useTranslation('review');
  const describe = useLearnedText();
  const { mutate, isPending, error } = useRevoke();
  return (
    <Group gap="xs">
      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {t('learned.line', { lesson: describe(lesson) })}
      </Text>
      <Button
        size="compact-xs"
        variant="subtle"
        loading={isPending}
        aria-label={t('learned.revokeOne', { key: lesson.key })}
        onClick={() => mutate(lesson)}
      >
        {t('learned.revoke')}
      </Button>
      {error && (
        <Text size="xs" c="red" role="alert">
          {error.message}
        </Text>
      )}
    </Group>
  );
}

/** Returns a function that says what a learned decision does. */
export function useLearnedText(): (lesson: LearnedDecision) => string {
  const { t } = useTranslation('review');
  return ({ kind, key, contactName, companyName }) => {
    if (kind === 'company') return t('learned.company', { key, company: companyName ?? '' });
    return contactName === null ? t('learned.rejected', { key }) : t('learned.email', { key, contact: contactName });
  };
}
