import { Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../../shared/api/api.errors';
import { type FormDraft, useFormDraft } from '../../../../shared/forms/use-form-draft';
import { RestoredNotice } from '../../../../shared/forms/restored-notice';
import { LoadingState } from '../../../../shared/layout/loading-state';
import { ProblemState } from '../../../../shared/layout/problem-state';
import { ListTrail } from '../../../../shared/record-editor/record-head';
import { ErasedNotice } from './erased-notice';
import { type Erasure, type ErasurePreview, previewQuery, useErase } from './erasure.api';
import { ErasureSteps } from './erasure-steps';
import { buildTableDecisions, type ErasureValues, startErasure, type Step } from './erasure-values.rules';
import { GoesStep } from './goes-step';
import { MentionsStep } from './mentions-step';
import { StaysStep } from './stays-step';
import { TooManyMentions } from './too-many-mentions';

const route = getRouteApi('/user/administration/privacy/erase/$key');

/** The erasure of a person in three steps: what goes, what stays and why, and the texts that mention the person. */
export function ErasurePage() {
  const { key } = route.useParams();
  const { request } = route.useSearch();
  const draft = useFormDraft(`erasure ${key}`, startErasure(request));
  return draft ? <ReadErasure key={key} personKey={key} draft={draft} /> : <LoadingState />;
}

function ReadErasure({ personKey, draft }: { personKey: string; draft: FormDraft<ErasureValues> }) {
  const { t } = useTranslation('erasure');
  const { data, error, refetch } = useQuery(previewQuery(personKey, buildTableDecisions(draft.values)));
  // The steps may change while an erasure runs.
  const erase = useErase();
  const [erased, setErased] = useState<{ name: string; erasure: Erasure } | null>(null);
  const frame = (title: string, content: React.ReactNode) => (
    <Stack mt="sm" maw={860} gap="sm">
      <ListTrail to="/administration/privacy/people" text={t('trail')}>
        <span style={{ overflowWrap: 'anywhere' }}>{title}</span>
      </ListTrail>
      {content}
    </Stack>
  );
  if (erased) return frame(erased.name, <ErasedNotice {...erased} />);
  if (error instanceof ProblemError && error.problem.code === 'erasure.too_many_mentions') {
    return frame(t('tooMany.title'), <TooManyMentions problem={error.problem} draft={draft} />);
  }
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  return frame(
    data.confirm,
    <LoadedErasure
      preview={data}
      draft={draft}
      erase={erase}
      onReadAgain={() => void refetch()}
      onErased={(erasure) => setErased({ name: data.confirm, erasure })}
    />,
  );
}

interface LoadedErasureProps {
  preview: ErasurePreview;
  draft: FormDraft<ErasureValues>;
  erase: ReturnType<typeof useErase>;
  /** Is called when the server says that something has changed since the preview. */
  onReadAgain: () => void;
  onErased: (erasure: Erasure) => void;
}

function LoadedErasure({ preview, draft, ...ways }: LoadedErasureProps) {
  const { t } = useTranslation('erasure');
  const navigate = route.useNavigate();
  const { step = 'goes' } = route.useSearch();
  const open = (next: Step) =>
    void navigate({ search: (known) => ({ ...known, step: next === 'goes' ? undefined : next }) });
  const common = { preview, draft, onOpen: open };
  return (
    <>
      <Title order={2} size="h4" style={{ overflowWrap: 'anywhere' }}>
        {t('title', { name: preview.confirm })}
      </Title>
      {draft.isRestored && <RestoredNotice onDiscard={draft.discard} />}
      <ErasureSteps step={step} />
      {step === 'goes' && <GoesStep {...common} />}
      {step === 'stays' && <StaysStep {...common} />}
      {step === 'mentions' && <MentionsStep {...common} {...ways} />}
    </>
  );
}
