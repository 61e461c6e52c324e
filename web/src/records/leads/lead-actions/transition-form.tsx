import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../shared/api/api.errors';
import { useIsUploading } from '../../../shared/api/use-upload';
import { findToday } from '../../../shared/format/format.rules';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { useLabels } from '../../../shared/labels/use-labels';
import { useServerText } from '../../../shared/server-texts/use-server-text';
import { useUser } from '../../../shared/session/use-session';
import { showRecordToast } from '../../record-toast';
import type { Stage } from '../lead.api';
import { GateField } from './gate-field';
import {
  buildGateAdditions,
  findDemanded,
  GATE_INPUTS,
  type GateValues,
  getGatePointer,
  removeRepeatedFields,
  mustChooseSite,
  addDependentFields,
  proposeValues,
  isLeftToAnother,
} from './gate-fields.rules';
import { type Gate, gatesQuery, leadApi } from '../lead.api';
import { SendBackForm } from '../verification/send-back-form';
import { useAskForVerification } from '../verification/verification.api';
import { buildEvidenceKey, findVerificationStep, VERIFIED_STAGE } from '../verification/verification.rules';
import { WinFacts } from '../verification/win-facts';
import { LeadActionFields } from './lead-action-fields';
import { useGateLabels } from './use-gate-labels';
import { useTransition } from './transition.api';

interface TransitionFormProps {
  leadId: string;
  stage: Stage;
  onDone: () => void;
}

/** The values of the form. Without a day the transition happened today. */
interface TransitionDraft {
  values: GateValues;
  occurredOn: string;
  note: string;
  /** The evidence that the user has seen, as {@link buildEvidenceKey} names it. */
  seenEvidence: string;
}

/**
 * Asks for exactly what the stage still needs, and sends it together with the transition. Where a second person must
 * verify the win, others send it together with the request to do so.
 */
export function TransitionForm({ leadId, stage, onDone }: TransitionFormProps) {
  const { t } = useTranslation('lead-actions');
  const label = useLabels();
  const text = useServerText();
  const labelField = useGateLabels();
  const { id: userId } = useUser();
  const lead = useQuery(leadApi.query(leadId));
  const gates = useQuery(gatesQuery(leadId));
  const request = lead.data?.verificationRequest ?? null;
  const gate = gates.data?.find((one) => one.stage === stage);
  const transition = useTransition();
  const asking = useAskForVerification();
  const isUploading = useIsUploading();
  const step = lead.data && gate?.verifiers ? findVerificationStep(lead.data, gate.verifiers, userId) : null;
  const isAsking = step === 'ask' || step === 'askAgain' || asking.isPending;
  const isVerifying = step === 'verify' || (stage === VERIFIED_STAGE && transition.isPending);
  const draft = useFormDraft<TransitionDraft>(`transition 2 ${leadId} ${stage}`, {
    values: {},
    occurredOn: isVerifying && request ? request.occurredOn : findToday(),
    note: '',
    seenEvidence: '',
  });
  const [sentBack, setSentBack] = useState<typeof request>(null);
  const [demanded, setDemanded] = useState<Gate['missing']>([]);
  // An interaction of today that is sent again has the same time, so that it is the same request.
  const [now] = useState(() => new Date());
  const failure = lead.error ?? gates.error;
  if (failure)
    return <ProblemState error={failure} onRetry={() => void Promise.all([lead.refetch(), gates.refetch()])} />;
  if (!lead.data || !gates.data) return <LoadingState />;

  if (sentBack) return <SendBackForm request={sentBack} onCancel={() => setSentBack(null)} onDone={onDone} />;

  const { title, companyId, sites, version } = lead.data;
  const required = [...(gate?.missing ?? []), ...demanded].filter(({ field }) => !isAsking || field !== 'mover');
  const missing = removeRepeatedFields(required).map(({ field, code, detail }) => ({
    field,
    code,
    sentence: text(`gate.${field}.${code}`, detail),
    fromAnother: gate !== undefined && isLeftToAnother(field, gate),
  }));
  /** Lists the fields to ask for. An answer can make one more necessary, or one less. */
  const listAsked = (values: GateValues) =>
    addDependentFields(missing, values, lead.data.competitorLocations.length > 0);
  const proposed = proposeValues(lead.data);
  const submit = ({ values, occurredOn, note }: TransitionDraft, finish: () => void) => {
    const isChosen = mustChooseSite(required);
    // A draft may have values that a colleague has filled in since.
    const asked = Object.entries({ ...proposed, ...values }).filter(([field]) =>
      listAsked(values).some((one) => one.field === field && !one.fromAnother),
    );
    const additions = buildGateAdditions(Object.fromEntries(asked), sites, isChosen, now);
    const body = { occurredOn: occurredOn || findToday(), ...(note.trim() && { note: note.trim() }), ...additions };
    const options = {
      onSuccess: () => {
        const message = isAsking
          ? t('verification.asked', { title })
          : t('dialog.done', { title, stage: label('stage', stage) });
        showRecordToast({ kind: 'lead', id: leadId }, message);
        finish();
        onDone();
      },
      onError: (problem: Error) => setDemanded((known) => [...known, ...findDemanded(problem, stage)]),
    };
    if (isAsking) asking.mutate({ id: leadId, version, body }, options);
    else transition.mutate({ leadId, version, body: { to: stage, ...body } }, options);
  };
  if (lead.data.stage === stage && !transition.isPending) {
    const close = () => {
      draft?.discard();
      onDone();
    };
    return <Notice text={t('dialog.done', { title, stage: label('stage', stage) })} onClose={close} />;
  }
  if (!isAsking && (step === 'wait' || step === 'announceFirst')) {
    const notice = request
      ? t('verification.waiting', { name: request.requestedBy.name })
      : t('verification.announceFirst');
    return <Notice text={notice} onClose={onDone} />;
  }
  const canSendBack = isVerifying && request?.state === 'waiting';
  const mutation = isAsking ? asking : transition;
  const evidenceKey = buildEvidenceKey(lead.data);
  const isEvidenceSeen = ({ seenEvidence }: TransitionDraft) => seenEvidence === evidenceKey;
  return (
    <RecordForm
      draft={draft}
      mutation={mutation}
      submitText={isVerifying ? t('verification.verify') : isAsking ? t('verification.steps.ask') : t('words.move')}
      onCancel={onDone}
      onSubmit={submit}
      findMissing={(values) =>
        isVerifying && !isEvidenceSeen(values) ? { seenEvidence: t('verification.seeEvidence') } : {}
      }
      // A person who enters what the verification confirms could no longer verify it.
      isSubmitDisabled={() => isUploading || (isVerifying && missing.some(({ fromAnother }) => fromAnother))}
      renderNotice={() =>
        mutation.error && (
          <Alert color="red" role="alert">
            {describe(mutation.error)}
          </Alert>
        )
      }
    >
      {({ field: readField, values: draftValues, values: { values }, change, findDetail }) => (
        <>
          <Text fw={600}>{title}</Text>
          {isVerifying && <WinFacts lead={lead.data} />}
          {canSendBack && (
            <Button variant="default" style={{ alignSelf: 'start' }} onClick={() => setSentBack(request)}>
              {t('verification.sendBackMenu')}
            </Button>
          )}
          {isAsking && <Verifiers gate={gate} />}
          {(missing.length > 0 || !isVerifying) && (
            <Text size="sm">
              {missing.length > 0 ? t('dialog.missing') : gate ? t('dialog.nothingMissing') : t('dialog.noteRequired')}
            </Text>
          )}
          {listAsked(values).map(({ field, sentence, code, fromAnother }) =>
            GATE_INPUTS[field] && !fromAnother ? (
              <GateField
                key={`${field} ${code}`}
                field={field}
                label={labelField(field, mustChooseSite(required))}
                leadId={leadId}
                companyId={companyId}
                sites={sites}
                value={field in values ? values[field] : proposed[field]}
                // A request without additions gets the pointers of the lead itself.
                error={findDetail(getGatePointer(field)) ?? findDetail(`/${field.replaceAll('.', '/')}`)}
                onChange={(value) => change({ values: { ...values, [field]: value } })}
              />
            ) : (
              <Alert key={`${field} ${code}`} color="yellow" title={sentence}>
                {field === 'mover' ? (
                  <Verifiers gate={gate} />
                ) : (
                  t(fromAnother ? 'dialog.fromAnother' : 'dialog.cannotFill')
                )}
              </Alert>
            ),
          )}
          <LeadActionFields field={readField} isNoteRequired={!gate || (isVerifying && gate.noteRequired === true)} />
          {isVerifying && (
            <Checkbox
              label={t('verification.evidenceSeen')}
              error={readField('seenEvidence').error}
              aria-invalid={readField('seenEvidence').error !== null}
              checked={isEvidenceSeen(draftValues)}
              onChange={({ currentTarget }) => change({ seenEvidence: currentTarget.checked ? evidenceKey : '' })}
            />
          )}
        </>
      )}
    </RecordForm>
  );
}

/** Says why there is nothing to send, such as that a colleague has moved the lead already. */
function Notice({ text, onClose }: { text: string; onClose: () => void }) {
  const { t } = useTranslation('shared');
  return (
    <Stack>
      <Text>{text}</Text>
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('close')}</Button>
      </Group>
    </Stack>
  );
}

/** Describes why a transition was refused, each sentence once. */
function describe(error: Error): string {
  const { message } = error;
  const others = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  return [message, ...others.map(({ detail }) => detail).filter((detail) => !message.includes(detail))].join(' ');
}

/** The colleagues who may verify an investment. */
function Verifiers({ gate }: { gate: Gate | undefined }) {
  const { t } = useTranslation('lead-actions');
  const names = gate?.verifiers?.map(({ name }) => name) ?? [];
  if (names.length === 0) return <Text size="sm">{t('dialog.noVerifier')}</Text>;
  return <Text size="sm">{t('dialog.verifiers', { names: names.join(', ') })}</Text>;
}
