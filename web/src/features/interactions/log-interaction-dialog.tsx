import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnsweredTask, logInteractionRequest } from '../../records/interactions/log-interaction.store';
import { findRecordOfPath, type RecordReference } from '../../records/search/record-reference.rules';
import { getRecordTitle, recordQuery } from '../../records/search/record.api';
import { useStore } from '../../shared/api/external.store';
import { useFormDraft } from '../../shared/forms/use-form-draft';
import { Dialog } from '../../shared/layout/dialog';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { startDraft } from './interaction-draft.rules';
import { LogInteractionForm } from './log-interaction-form';

/** The dialog that logs an interaction from anywhere. */
export function LogInteractionDialog() {
  const { t } = useTranslation('interactions');
  const request = useStore(logInteractionRequest);
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const close = () => logInteractionRequest.set(null);
  return (
    <Dialog opened={request !== null} onClose={close} title={t('words.logInteraction')} size="lg" fullScreen={isPhone}>
      {request && (
        <Suspense fallback={<LoadingState />}>
          {request.subject ? (
            <DraftedInteraction
              key={request.subject.id}
              subject={request.subject}
              task={request.task}
              onClose={close}
            />
          ) : (
            <InteractionOnScreen task={request.task} onClose={close} />
          )}
        </Suspense>
      )}
    </Dialog>
  );
}

/** An interaction about the lead whose page is open, or about a record that the user chooses. */
function InteractionOnScreen({ task, onClose }: Omit<DraftedInteractionProps, 'subject'>) {
  const record = findRecordOfPath(useLocation().pathname);
  const leadId = record?.kind === 'lead' ? record.id : null;
  const { data, error, refetch } = useQuery({ ...recordQuery('lead', leadId ?? ''), enabled: leadId !== null });
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (leadId !== null && data === undefined) return <LoadingState />;
  const subject = data ? { kind: data.kind, id: data.record.id, title: getRecordTitle(data) } : null;
  return <DraftedInteraction key={subject?.id ?? ''} subject={subject} task={task} onClose={onClose} />;
}

interface DraftedInteractionProps {
  subject: RecordReference | null;
  /** The task that the interaction may answer. */
  task: AnsweredTask | undefined;
  onClose: () => void;
}

/** Every record has a draft of its own, and so has the form without a record. */
function DraftedInteraction({ subject, task, onClose }: DraftedInteractionProps) {
  const draft = useFormDraft(`interaction ${subject?.id ?? ''}`, startDraft(subject));
  return draft ? <LogInteractionForm draft={draft} task={task} onClose={onClose} /> : <LoadingState />;
}
