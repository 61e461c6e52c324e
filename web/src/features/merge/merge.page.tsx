import { Anchor, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getListName } from '../../records/search/record-reference.rules';
import { getRecordTitle, recordQuery } from '../../records/search/record.api';
import { ProblemError } from '../../shared/api/api.errors';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import { EmptyState } from '../../shared/layout/empty-state';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { useCan } from '../../shared/session/use-session';
import { MergeComparison } from './merge-comparison';
import type { MergedRecord } from './merge-record-card';
import { findListPath, MERGE_LISTS, type MergeKind } from './merge-rows.rules';
import { SourceChoice } from './source-choice';
import { PageTitle } from '../../shared/layout/page-title';

const companyRoute = getRouteApi('/user/companies/$companyId/merge');
const contactRoute = getRouteApi('/user/contacts/$contactId/merge');

/** Merges two companies. */
export function CompanyMergePage() {
  const { companyId } = companyRoute.useParams();
  const { source } = companyRoute.useSearch();
  return <MergeScreen kind="company" survivorId={companyId} sourceId={source ?? null} />;
}

/** Merges two contacts. */
export function ContactMergePage() {
  const { contactId } = contactRoute.useParams();
  const { source } = contactRoute.useSearch();
  return <MergeScreen kind="contact" survivorId={contactId} sourceId={source ?? null} />;
}

interface MergeScreenProps {
  kind: MergeKind;
  survivorId: string;
  sourceId: string | null;
}

/** Shows two records beside one another, what a merge would do, and merges them. */
function MergeScreen({ kind, survivorId, sourceId }: MergeScreenProps) {
  const { t } = useTranslation('merge');
  // The names of the fields come with the page, so that the comparison does not hide it while they are loaded.
  useFieldLabels(MERGE_LISTS[kind]);
  const canMerge = useCan(kind === 'company' ? 'companies:write' : 'contacts:write');
  const survivor = useQuery(recordQuery(kind, survivorId));
  const source = useQuery({ ...recordQuery(kind, sourceId ?? ''), enabled: sourceId !== null });
  const error = survivor.error ?? source.error;
  if (!canMerge) return <EmptyState isPage title={t('forbidden')} hint={t('forbiddenHint')} />;
  if (error) {
    const retry = () => void Promise.all([survivor.refetch(), source.refetch()]);
    return <ProblemState isPage error={error} onRetry={retry} />;
  }
  if (survivor.data === undefined || (sourceId !== null && source.data === undefined)) return <LoadingState />;
  if (survivor.data === null) {
    return <ProblemState isPage error={new ProblemError(404, { code: `${kind}.not_found`, detail: survivorId })} />;
  }
  const title = getRecordTitle(survivor.data);
  return (
    <Stack maw={1200}>
      <header>
        <Group gap={6} fz="sm" c="dimmed">
          <Anchor component={Link} to={findListPath(kind)} inherit c="dimmed" underline="always">
            {t(`words.${getListName(kind)}`)}
          </Anchor>
          <span aria-hidden>›</span>
          <Anchor component={Link} to={`${findListPath(kind)}/${survivorId}`} inherit c="dimmed" underline="always">
            {title}
          </Anchor>
        </Group>
        <PageTitle>{t(`title.${kind}`)}</PageTitle>
      </header>
      {source.data && sourceId !== null ? (
        <MergeComparison
          key={`${survivorId} ${sourceId}`}
          kind={kind}
          survivor={survivor.data.record as MergedRecord}
          source={source.data.record as MergedRecord}
        />
      ) : (
        <SourceChoice kind={kind} survivorId={survivorId} title={title} isGone={sourceId !== null} />
      )}
    </Stack>
  );
}
