import { Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/api.errors';
import { PageTitle } from './page-title';

interface ProblemStateProps {
  error: Error;
  /** Whether it takes the place of the whole page, so that its title is that of the page. */
  isPage?: boolean;
  onRetry?: () => void;
}

/** Shows that something could not be loaded, why, and what can be done. */
export function ProblemState({ error, isPage = false, onRetry }: ProblemStateProps) {
  const { t } = useTranslation('shared');
  const problem = error instanceof ProblemError ? error : null;
  const isErased = problem?.problem.code === 'contact.erased';
  const titles: Record<number, string> = { 403: t('forbidden'), 404: t('notFound') };
  // The browser reports in its own words that a part of the application could not be loaded or shown.
  const message = error instanceof TypeError ? t('failedHint') : error.message;
  const hints: Record<number, string> = { 403: t('forbiddenHint'), 404: t('notFoundHint') };
  const Heading = isPage ? PageTitle : Title;
  return (
    <Stack align="center" gap="xs" py="xl" role="alert">
      <Heading {...(!isPage && { order: 2 })} size="h3" ta="center">
        {isErased ? t('erased') : ((problem && titles[problem.status]) ?? t('failed'))}
      </Heading>
      <Text c="dimmed" ta="center" maw={480} style={{ textWrap: 'balance', overflowWrap: 'anywhere' }}>
        {isErased ? t('erasedHint') : ((problem && hints[problem.status]) ?? message)}
      </Text>
      {problem?.problem.requestId && (
        <Text component="details" size="xs" c="dimmed" maw={480} style={{ overflowWrap: 'anywhere' }}>
          <summary>{t('words.details')}</summary>
          {problem.message} {t('requestId', { id: problem.problem.requestId })}
        </Text>
      )}
      {onRetry && problem?.status !== 404 && <Button onClick={onRetry}>{t('retry')}</Button>}
      {isPage && (
        <Anchor component={Link} to="/">
          {t('home')}
        </Anchor>
      )}
    </Stack>
  );
}
