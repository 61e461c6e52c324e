import { Alert, Button, Center, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../shared/layout/empty-state';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { DuplicatePairCard } from './duplicate-pair-card';
import { SCORES, type ScoreName } from './merge-search.rules';
import { duplicatePairsQuery } from './merge.api';
import { PageTitle } from '../../shared/layout/page-title';

const route = getRouteApi('/user/companies/duplicates');

/** The pairs of companies that may be the same, to be worked off one by one. */
export function DuplicatesPage() {
  const { t } = useTranslation('merge');
  const { likeness = 'likely' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Stack maw={1000}>
      <Group justify="space-between">
        <PageTitle>{t('words.possibleDuplicates')}</PageTitle>
        <SegmentedControl
          size="xs"
          aria-label={t('duplicates.minScore')}
          value={likeness}
          onChange={(value) => void navigate({ search: { likeness: value }, replace: true })}
          data={(Object.keys(SCORES) as ScoreName[]).map((name) => ({
            value: name,
            label: t(`duplicates.scores.${name}`),
          }))}
        />
      </Group>
      <Text size="sm" c="dimmed">
        {t('duplicates.hint')}
      </Text>
      <DuplicatePairs key={likeness} minScore={SCORES[likeness]} />
    </Stack>
  );
}

function DuplicatePairs({ minScore }: { minScore: number }) {
  const { t } = useTranslation(['merge', 'shared']);
  const query = useInfiniteQuery(duplicatePairsQuery(minScore));
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isFetchNextPageError } = query;
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  const pairs = data.pages.flatMap((page) => page.items);
  return (
    <>
      {pairs.length === 0 && (
        <EmptyState
          title={t(hasNextPage ? 'duplicates.emptySoFar' : 'duplicates.empty')}
          hint={t(hasNextPage ? 'duplicates.emptySoFarHint' : 'duplicates.emptyHint')}
        />
      )}
      <Stack component="ul" p={0} m={0} style={{ listStyle: 'none' }} gap="sm">
        {pairs.map((pair) => (
          <li key={`${pair.company.id} ${pair.duplicate.id}`}>
            <DuplicatePairCard pair={pair} />
          </li>
        ))}
      </Stack>
      {isFetchNextPageError && error && (
        <Alert color="red" role="alert" title={t('shared:failed')}>
          {error.message}
        </Alert>
      )}
      <Center>
        {hasNextPage ? (
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('duplicates.more')}
          </Button>
        ) : (
          pairs.length > 0 && (
            <Text size="sm" c="dimmed">
              {t('duplicates.end')}
            </Text>
          )
        )}
      </Center>
    </>
  );
}
