import { Alert, Button, Group, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import ArrowLeftRight from 'lucide-react/icons/arrow-left-right';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../shared/api/api.errors';
import { MergeButton } from './merge-button';
import { MergeCards, MergeTable } from './merge-fields';
import { MergeMoves } from './merge-moves';
import { type MergedRecord, MergeRecordCard } from './merge-record-card';
import { buildMergePath, findListPath, listMergeRows, type MergeKind } from './merge-rows.rules';
import { mergePreviewQuery } from './merge.api';

interface MergeComparisonProps {
  kind: MergeKind;
  survivor: MergedRecord;
  source: MergedRecord;
}

/** Two records beside one another, what a merge would do with them, and the button that merges them. */
export function MergeComparison({ kind, survivor, source }: MergeComparisonProps) {
  const { t } = useTranslation(['merge', 'shared']);
  const navigate = useNavigate();
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const { data, error, refetch } = useQuery(mergePreviewQuery(kind, survivor, source));
  // Other failures say nothing about the two records, and may pass.
  const refusal = error instanceof ProblemError && [409, 422].includes(error.status) ? error : null;
  const sourceRefusal = refusal?.findFieldDetail('/sourceId') ?? null;
  const survivorRefusal = refusal && !sourceRefusal ? refusal.message : null;
  const rows = data && !error ? listMergeRows(kind, { survivor, source, ...data }) : null;
  const Fields = isNarrow ? MergeCards : MergeTable;
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <MergeRecordCard kind={kind} record={survivor} role="survivor" refusal={survivorRefusal} />
        <MergeRecordCard kind={kind} record={source} role="source" refusal={sourceRefusal} />
      </SimpleGrid>
      <Group gap="xs">
        <Button
          variant="default"
          leftSection={<ArrowLeftRight size={16} aria-hidden />}
          onClick={() => void navigate({ href: buildMergePath(kind, source.id, survivor.id), replace: true })}
        >
          {t('swap')}
        </Button>
        <Button variant="subtle" component={Link} to={buildMergePath(kind, survivor.id, null)} replace>
          {t('chooseOther')}
        </Button>
      </Group>
      {error && !refusal && (
        <Alert color="red" role="alert">
          {error.message}
          <Button size="xs" ms="sm" onClick={() => void refetch()}>
            {t('shared:retry')}
          </Button>
        </Alert>
      )}
      {!data && !error && <Skeleton height={300} role="status" aria-label={t('shared:loading')} />}
      {data && rows && (
        <>
          <Fields kind={kind} rows={rows} />
          <MergeMoves relations={data.relations} />
        </>
      )}
      <Group gap="xs">
        {rows && <MergeButton kind={kind} survivor={survivor} source={source} />}
        <Button variant="subtle" component={Link} to={`${findListPath(kind)}/${survivor.id}`}>
          {t('shared:cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
