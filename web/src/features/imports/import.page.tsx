import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import { listTextKeys } from '../../shared/i18n/text-keys.rules';
import { EmptyState } from '../../shared/layout/empty-state';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { useCan } from '../../shared/session/use-session';
import { CheckStep } from './check/check-step';
import { findStep, type Outcome, readReasonFilter, type ReasonFilter } from './import-steps.rules';
import { type Import, importQuery } from './imports.api';
import { MappingStep } from './mapping/mapping-step';
import { ImportedListContext, useImportTexts } from './mapping/use-field-texts';
import { ProgressCard } from './progress-card';
import { ResultStep } from './result/result-step';
import { StatusBadge } from './status-badge';
import { ThirdPartyInput } from './third-party-input';
import { WizardFrame } from './wizard-frame';

/** The kinds of records whose rows are people. */
const PEOPLE: readonly Import['entity'][] = ['contacts', 'delegation-participants', 'seminar-attendances'];

const route = getRouteApi('/user/imports/$importId');

/** An import at the step that its status asks for. It can be left at any time, and is opened again where it is. */
export function ImportPage() {
  const { t } = useTranslation(['imports', 'shared']);
  const canRead = useCan('imports:read');
  const { importId } = route.useParams();
  const { data: found, error, refetch } = useQuery({ ...importQuery(importId), enabled: canRead });
  if (!canRead) return <EmptyState isPage title={t('shared:forbidden')} hint={t('shared:forbiddenHint')} />;
  if (error && !found) return <ProblemState isPage error={error} onRetry={() => void refetch()} />;
  if (!found) return <LoadingState />;
  return (
    <ImportedListContext value={found.entity}>
      <ImportSteps key={found.id} found={found} />
    </ImportedListContext>
  );
}

function ImportSteps({ found }: { found: Import }) {
  // Loads the names of fields with the page, so that no step shows that it is loading.
  useImportTexts(found.entity);
  const canWrite = useCan('imports:write');
  const search = route.useSearch();
  const { step: wanted, outcome = null } = search;
  const reason = readReasonFilter(search);
  const navigate = route.useNavigate();
  const step = findStep(found, wanted);
  const filter = (chosen: Outcome | null, by: ReasonFilter | null = null) =>
    void navigate({ search: { ...(chosen && { outcome: chosen }), ...by }, replace: true, resetScroll: false });
  const filters = {
    outcome,
    reason,
    onFilter: (chosen: Outcome | null) => filter(chosen),
    onReason: (chosen: ReasonFilter | null) => filter(outcome, chosen),
  };
  return (
    <WizardFrame
      title={found.fileName}
      step={step}
      isFinished={found.status === 'done' || found.status === 'undone'}
      facts={
        <>
          <ImportFacts found={found} />
          {PEOPLE.includes(found.entity) && canWrite && <ThirdPartyInput found={found} />}
        </>
      }
    >
      {step === 'mapping' && (
        <MappingStep found={found} canWrite={canWrite} onChecked={() => void navigate({ search: {}, replace: true })} />
      )}
      {found.status === 'checking' && <ProgressCard found={found} canStop={canWrite} />}
      {step === 'check' && found.status !== 'checking' && (
        <CheckStep
          found={found}
          canWrite={canWrite}
          {...filters}
          onEdit={(column) => void navigate({ search: { step: 'mapping', ...(column !== null && { column }) } })}
        />
      )}
      {found.status === 'running' && <ProgressCard found={found} canStop={canWrite} />}
      {(found.status === 'stopped' || step === 'result') && (
        <ResultStep found={found} canWrite={canWrite} {...filters} />
      )}
    </WizardFrame>
  );
}

function ImportFacts({ found }: { found: Import }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { entity, rowCount, creatorName, createdAt, status } = found;
  return (
    <Group gap="xs">
      <StatusBadge status={status} />
      <Text size="sm" c="dimmed">
        {t(listTextKeys('entity', entity))} · {t('rowCount', { count: rowCount, formatted: format.count(rowCount) })} ·{' '}
        {t('uploadedBy', { name: creatorName, moment: format.moment(createdAt) })}
      </Text>
    </Group>
  );
}
