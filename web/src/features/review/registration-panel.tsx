import { Alert, Button, Card, Group, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../shared/api/api.errors';
import { type FormDraft, useFormDraft } from '../../shared/forms/use-form-draft';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { DecidedNotice } from './decided-notice';
import { DecisionButton } from '../../shared/keyboard/decision-button';
import { DecisionForm } from './decision-form';
import { type DecisionValues, startDecision } from './decision-values.rules';
import { Lessons } from './lessons';
import { ProposalCard, useProposalText } from './proposal-card';
import { hasUnlikeCompany, listProposals, proposeNew, type Registration, type Resolution } from './proposals.rules';
import { RegistrationFacts } from './registration-facts';
import { registrationQuery, useResolve } from './review.api';
import { OPEN_STATES } from './review-list.rules';
import classes from './review.module.css';
import { useFreshQuery } from './use-fresh-query';

interface RegistrationPanelProps {
  id: string;
  /** Whether there is another registration to go to. */
  hasNext: boolean;
  /** Whether its heading gets the focus. */
  isFocused: boolean;
  /** Is called after a decision with what was decided, in words. */
  onDecided: (decided: Registration, text: string, request: Resolution) => void;
  onSkip: () => void;
}

/** A registration beside its candidates, with everything that can be decided about it. */
export function RegistrationPanel(props: RegistrationPanelProps) {
  return <ReadRegistration key={props.id} {...props} />;
}

function ReadRegistration({ id, ...props }: RegistrationPanelProps) {
  const { data, error, refetch } = useFreshQuery(registrationQuery(id));
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  return <LoadedRegistration registration={data} {...props} />;
}

interface LoadedRegistrationProps extends Omit<RegistrationPanelProps, 'id'> {
  registration: Registration;
}

function LoadedRegistration(props: LoadedRegistrationProps) {
  const { registration, hasNext, isFocused, onSkip } = props;
  const resolution = useResolve();
  const draft = useFormDraft(`review ${registration.id}`, startDecision(registration));
  // The live update of the own decision may arrive before the response, which must not look like that of a colleague.
  if (!OPEN_STATES.includes(registration.matchState) && !resolution.isPending) {
    const hasDraft = draft?.isChanged() === true;
    return <DecidedNotice {...{ registration, hasDraft, hasNext, isFocused }} onNext={onSkip} />;
  }
  if (!draft) return <LoadingState />;
  return <OpenRegistration {...props} draft={draft} resolution={resolution} />;
}

interface OpenRegistrationProps extends LoadedRegistrationProps {
  draft: FormDraft<DecisionValues>;
  resolution: ReturnType<typeof useResolve>;
}

function OpenRegistration(props: OpenRegistrationProps) {
  const { registration, draft, resolution, hasNext, isFocused, onDecided, onSkip } = props;
  const { t } = useTranslation('review');
  const describe = useProposalText();
  const { mutate, isPending, isSuccess, error, reset } = resolution;
  const [isRemembered, setRemembered] = useState(true);
  const [isAnotherName, setAnotherName] = useState(false);
  const [isFormOpen, setFormOpen] = useState(draft.isChanged());
  const [isFormFocused, setFormFocused] = useState(false);
  const isBusy = isPending || isSuccess;
  const resolve = (request: Resolution, text: string, isRejection = false) => {
    const named = isAnotherName && !isRejection ? { ...request, isAnotherName } : request;
    const body = isRejection || isRemembered ? named : { ...request, remember: false };
    mutate(
      { registration, body },
      {
        onSuccess: (decided) => {
          draft.discard();
          onDecided(decided, text, body);
        },
        onError: (problem) => {
          // The form asks for missing and doubtful values.
          if (request.createContact && isAboutFields(problem)) setFormOpen(true);
        },
      },
    );
  };
  const openForm = (changes: Partial<DecisionValues> = {}) => {
    reset();
    if (Object.keys(changes).length > 0) draft.change(changes);
    setFormFocused(true);
    setFormOpen(true);
  };
  const proposals = listProposals(registration);
  const proposalOfNew = proposeNew(registration);
  // While the form is open, a letter is rather meant for a field than for a decision.
  const findKey = (key: string) => (isFormOpen ? null : key);
  const isOutdated = error instanceof ProblemError && error.status === 412;
  return (
    <div className={classes['beside']}>
      <Card withBorder p="md" component="section" aria-label={t('words.registration')}>
        <RegistrationFacts registration={registration} isFocused={isFocused} />
      </Card>
      <Stack gap="sm" component="section" aria-label={t('decisions')}>
        <Title order={3} size="h5">
          {t(proposals.length > 0 ? 'candidates' : 'noCandidates')}
        </Title>
        {error && !isFormOpen && (
          <Alert color="red" role="alert">
            {isOutdated ? t('changedMeanwhile') : error.message}
          </Alert>
        )}
        <Lessons
          registration={registration}
          isRemembered={isRemembered}
          onChange={setRemembered}
          canBeAnotherName={registration.hasCompanyName && (isFormOpen || hasUnlikeCompany(registration))}
          isAnotherName={isAnotherName}
          onChangeName={setAnotherName}
        />
        {proposals.length > 0 && (
          <ol className={classes['list']}>
            {proposals.map((proposal) => (
              <ProposalCard
                key={proposal.contact?.id ?? proposal.candidate?.id}
                registration={registration}
                proposal={proposal}
                hasKey={!isFormOpen}
                isDisabled={isBusy}
                onDecide={() => resolve(proposal.request, describe(proposal))}
              />
            ))}
          </ol>
        )}
        {isFormOpen ? (
          <DecisionForm
            draft={draft}
            error={isOutdated ? new Error(t('changedMeanwhile')) : error}
            isPending={isBusy}
            isFocused={isFormFocused}
            onCorrect={reset}
            onSubmit={(request, text) => resolve(request, text)}
            onClose={() => {
              reset();
              setFormFocused(false);
              setFormOpen(false);
            }}
          />
        ) : (
          <Group gap="xs">
            <DecisionButton
              shortcut="n"
              text={describe(proposalOfNew)}
              disabled={isBusy}
              onClick={() => resolve(proposalOfNew.request, describe(proposalOfNew))}
            />
            <DecisionButton shortcut="e" text={t('checkFirst')} disabled={isBusy} onClick={() => openForm()} />
            <DecisionButton
              shortcut="o"
              text={t('searchOther')}
              disabled={isBusy}
              onClick={() => openForm({ person: 'existing', company: 'none' })}
            />
          </Group>
        )}
        <Group gap="xs">
          <DecisionButton
            shortcut={findKey('i')}
            text={t('ignore')}
            disabled={isBusy}
            onClick={() => resolve({ reject: true }, t('decide.ignored'), true)}
          />
          {registration.email !== null && (
            <DecisionButton
              shortcut={findKey('x')}
              text={t('ignoreAddress')}
              disabled={isBusy}
              onClick={() => resolve({ reject: true, remember: true }, t('decide.ignoredAddress'), true)}
            />
          )}
          {hasNext && <DecisionButton shortcut="s" text={t('skip')} disabled={isBusy} onClick={onSkip} />}
          {isBusy && <Button variant="transparent" loading aria-label={t('saving')} />}
        </Group>
      </Stack>
    </div>
  );
}

/** Tells whether a refusal is about the new contact or company, so that the form can correct it. */
function isAboutFields(error: Error): boolean {
  if (!(error instanceof ProblemError)) return false;
  const { errors = [], candidates = [] } = error.problem;
  return candidates.length > 0 || errors.some(({ pointer }) => pointer.startsWith('/create'));
}
