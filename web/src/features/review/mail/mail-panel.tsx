import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceivedMail } from '../../../records/received-mail/received-mail.api';
import { type FormDraft, useFormDraft } from '../../../shared/forms/use-form-draft';
import { DecisionButton } from '../../../shared/keyboard/decision-button';
import { useLabels } from '../../../shared/labels/use-labels';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import classes from '../review.module.css';
import { useFreshQuery } from '../use-fresh-query';
import { MailDecisionForm } from './mail-decision-form';
import {
  findUnknown,
  listKnown,
  listProposals,
  type MailDecisionValues,
  proposeContact,
  startDecision,
  suggestName,
} from './mail-decision.rules';
import { MailMessage } from './mail-message';
import { mailQuery, type MailResolution, useReopenMail, useResolveMail } from './mail-review.api';

interface MailPanelProps {
  id: string;
  /** Whether there is another mail to go to. */
  hasNext: boolean;
  isFocused: boolean;
  /** Is called after a decision with what was decided, in words. */
  onDecided: (mail: ReceivedMail, text: string) => void;
  onSkip: () => void;
}

/** A mail beside everything that can be decided about it. */
export function MailPanel(props: MailPanelProps) {
  return <ReadMail key={props.id} {...props} />;
}

function ReadMail({ id, ...props }: MailPanelProps) {
  const { data, error, refetch } = useFreshQuery(mailQuery(id));
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  return <LoadedMail mail={data} {...props} />;
}

interface LoadedMailProps extends Omit<MailPanelProps, 'id'> {
  mail: ReceivedMail;
}

function LoadedMail(props: LoadedMailProps) {
  const { mail, isFocused } = props;
  const resolution = useResolveMail();
  const draft = useFormDraft(`review mail ${mail.id}`, startDecision(mail));
  // The heading gets the focus only once the keys of the decisions work.
  if (!draft) return <LoadingState />;
  return (
    <div className={classes['beside']}>
      <Card withBorder p="md" component="section" aria-label={mail.subject || 'Mail'}>
        <MailMessage mail={mail} isFocused={isFocused} />
      </Card>
      {/* The live update of the own decision may arrive before the response, which must not look like that of a colleague. */}
      {mail.state === 'needs_review' || resolution.isPending ? (
        <MailDecisions {...props} draft={draft} resolution={resolution} />
      ) : (
        <DecidedMail {...props} />
      )}
    </div>
  );
}

interface MailDecisionsProps extends LoadedMailProps {
  draft: FormDraft<MailDecisionValues>;
  resolution: ReturnType<typeof useResolveMail>;
}

function MailDecisions(props: MailDecisionsProps) {
  const { mail, resolution, draft, hasNext, onDecided, onSkip } = props;
  const { t } = useTranslation('review');
  const { mutate, isPending, isSuccess, error, reset } = resolution;
  const [isFormOpen, setFormOpen] = useState(draft.isChanged());
  const isBusy = isPending || isSuccess;
  const decide = (body: MailResolution, text: string) =>
    mutate(
      { id: mail.id, body },
      {
        onSuccess: (decided) => {
          draft.discard();
          onDecided(decided, text);
        },
      },
    );
  const openForm = (changes: Partial<MailDecisionValues> = {}) => {
    reset();
    if (Object.keys(changes).length > 0) draft.change(changes);
    setFormOpen(true);
  };
  const proposals = listProposals(mail);
  const known = listKnown(mail);
  const unknown = findUnknown(mail);
  const contact = proposeContact(mail);
  const names = known.map(({ name }) => name).join(', ');
  // While the form is open, a letter is rather meant for a field than for a decision.
  const findKey = (key: string) => (isFormOpen ? null : key);
  return (
    <Stack gap="sm" component="section" aria-label={t('decisions')}>
      <Title order={3} size="h5">
        {t(proposals.length > 0 ? 'mail.candidates' : 'mail.noCandidates')}
      </Title>
      {error && !isFormOpen && (
        <Alert color="red" role="alert">
          {error.message}
        </Alert>
      )}
      {proposals.length > 0 && (
        <ol className={classes['list']}>
          {proposals.map(({ lead, request }, index) => {
            const text = lead
              ? t('mail.aboutLead', { reference: lead.reference, title: lead.title })
              : t('mail.ofContacts', { names });
            return (
              <li key={lead?.id ?? 'contacts'}>
                <DecisionButton
                  shortcut={index < 9 ? findKey(String(index + 1)) : null}
                  text={text}
                  disabled={isBusy}
                  onClick={() => decide(request, text)}
                />
              </li>
            );
          })}
        </ol>
      )}
      {isFormOpen ? (
        <MailDecisionForm
          draft={draft}
          known={known}
          error={error}
          isPending={isBusy}
          onCorrect={reset}
          onSubmit={(request) => decide(request, t('decide.byHand'))}
          onClose={() => {
            reset();
            setFormOpen(false);
          }}
        />
      ) : (
        <Group gap="xs">
          {contact && unknown && (
            <DecisionButton
              shortcut="n"
              text={t('mail.newContact', { name: suggestName(unknown) })}
              disabled={isBusy}
              onClick={() => decide(contact, t('mail.newContact', { name: suggestName(unknown) }))}
            />
          )}
          <DecisionButton shortcut="e" text={t('checkFirst')} disabled={isBusy} onClick={() => openForm()} />
          <DecisionButton
            shortcut="o"
            text={t('mail.searchOther')}
            disabled={isBusy}
            onClick={() => openForm({ person: 'existing' })}
          />
        </Group>
      )}
      <Group gap="xs">
        <DecisionButton
          shortcut={findKey('i')}
          text={t('mail.ignore')}
          disabled={isBusy}
          onClick={() => decide({ ignore: true }, t('decide.ignored'))}
        />
        {hasNext && <DecisionButton shortcut={findKey('s')} text={t('skip')} disabled={isBusy} onClick={onSkip} />}
        {isBusy && <Button variant="transparent" loading aria-label={t('saving')} />}
      </Group>
    </Stack>
  );
}

/** Says what was decided about a mail, and offers to decide again. */
function DecidedMail({ mail, hasNext, onSkip }: LoadedMailProps) {
  const { t } = useTranslation('review');
  const label = useLabels();
  const { mutate, isPending, error } = useReopenMail();
  const { id, state, reason, note } = mail;
  return (
    <Stack gap="sm" component="section" aria-label={t('decisions')}>
      <Alert color="blue" role="status" title={label('inboundMailState', state)}>
        <Text size="sm">{[reason && label('inboundMailReason', reason), note].filter(Boolean).join(' · ')}</Text>
      </Alert>
      {error && (
        <Alert color="red" role="alert">
          {error.message}
        </Alert>
      )}
      <Group gap="xs">
        {hasNext && <DecisionButton shortcut="s" text={t('mail.next')} variant="filled" onClick={onSkip} />}
        <Button variant="default" loading={isPending} onClick={() => mutate({ id, reason: null })}>
          {t('reopen.submit')}
        </Button>
      </Group>
    </Stack>
  );
}
