import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../shared/api/api.errors';
import { RestoredNotice } from '../../../shared/forms/restored-notice';
import { useDraft } from '../../../shared/drafts/use-draft';
import { useFocusInvalid } from '../../../shared/fields/use-focus-invalid';
import { findToday } from '../../../shared/format/format.rules';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { useLabels } from '../../../shared/labels/use-labels';
import { useServerText } from '../../../shared/server-texts/use-server-text';
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
  isLeftToAnother,
} from './gate-fields.rules';
import { type Gate, gatesQuery, leadApi } from '../lead.api';
import { LeadActionFields } from './lead-action-fields';
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
}

const NOTHING_TYPED: TransitionDraft = { values: {}, occurredOn: '', note: '' };

/** Asks for exactly what the stage still needs, and sends it together with the transition. */
export function TransitionForm({ leadId, stage, onDone }: TransitionFormProps) {
  const { t } = useTranslation('lead-actions');
  const label = useLabels();
  const text = useServerText();
  const lead = useQuery(leadApi.query(leadId));
  const gates = useQuery(gatesQuery(leadId));
  const draft = useDraft(`transition ${leadId} ${stage}`, NOTHING_TYPED);
  const { mutate, isPending, error } = useTransition();
  const [demanded, setDemanded] = useState<Gate['missing']>([]);
  const form = useRef<HTMLFormElement>(null);
  useFocusInvalid(form, error);
  // An interaction of today that is sent again has the same time, so that it is the same request.
  const [now] = useState(() => new Date());
  const failure = lead.error ?? gates.error;
  if (failure)
    return <ProblemState error={failure} onRetry={() => void Promise.all([lead.refetch(), gates.refetch()])} />;
  if (!lead.data || !gates.data || !draft) return <LoadingState />;

  const { title, companyId, sites, version } = lead.data;
  const { values, note } = draft.value;
  const occurredOn = draft.value.occurredOn || findToday();
  const gate = gates.data.find((one) => one.stage === stage);
  const required = [...(gate?.missing ?? []), ...demanded];
  const missing = removeRepeatedFields(required).map(({ field, code, detail }) => ({
    field,
    code,
    sentence: text(`gate.${field}.${code}`, detail),
    fromAnother: gate !== undefined && isLeftToAnother(field, gate),
  }));
  const problem = error instanceof ProblemError ? error : null;
  const close = () => {
    draft.discard();
    onDone();
  };
  const finish = () => {
    notifications.show({ message: t('dialog.done', { title, stage: label('stage', stage) }), color: 'green' });
    close();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isChosen = mustChooseSite(required);
    // A draft may have values that a colleague has filled in since.
    const asked = Object.entries(values).filter(([field]) =>
      missing.some((one) => one.field === field && !one.fromAnother),
    );
    const additions = buildGateAdditions(Object.fromEntries(asked), sites, isChosen, now);
    const body = { to: stage, occurredOn, ...(note.trim() && { note: note.trim() }), ...additions };
    const onError = (problem: Error) => setDemanded((known) => [...known, ...findDemanded(problem, stage)]);
    mutate({ leadId, version, body }, { onSuccess: finish, onError });
  };
  if (lead.data.stage === stage && !isPending) return <TransitionDone title={title} stage={stage} onClose={close} />;
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        {draft.isRestored && <RestoredNotice onDiscard={draft.discard} />}
        <div role="alert">{error && <Alert color="red">{describe(error)}</Alert>}</div>
        <Text fw={600}>{title}</Text>
        <Text size="sm">
          {missing.length > 0 ? t('dialog.missing') : gate ? t('dialog.nothingMissing') : t('dialog.noteRequired')}
        </Text>
        {missing.map(({ field, sentence, code, fromAnother }) =>
          GATE_INPUTS[field] && !fromAnother ? (
            <GateField
              key={`${field} ${code}`}
              field={field}
              label={sentence}
              companyId={companyId}
              value={values[field]}
              error={findFieldProblem(problem, field)}
              onChange={(value) => draft.change({ values: { ...values, [field]: value } })}
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
        <LeadActionFields
          occurredOn={occurredOn}
          onOccurredOn={(day) => draft.change({ occurredOn: day })}
          note={note}
          onNote={(text) => draft.change({ note: text })}
          isNoteRequired={!gate}
          problem={problem}
          submit={t('dialog.submit')}
          isPending={isPending}
          onCancel={onDone}
        />
      </Stack>
    </form>
  );
}

/** Says that the lead is in the stage already: a colleague has moved it, or the answer to the transition was lost. */
function TransitionDone({ title, stage, onClose }: { title: string; stage: Stage; onClose: () => void }) {
  const { t } = useTranslation(['lead-actions', 'shared']);
  const label = useLabels();
  return (
    <Stack>
      <Text>{t('dialog.done', { title, stage: label('stage', stage) })}</Text>
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('shared:close')}</Button>
      </Group>
    </Stack>
  );
}

/** Finds what is wrong with a field. A request without additions gets the pointers of the lead itself. */
function findFieldProblem(problem: ProblemError | null, field: string): string | null {
  return (
    problem?.findFieldDetail(getGatePointer(field)) ??
    problem?.findFieldDetail(`/${field.replaceAll('.', '/')}`) ??
    null
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
  if (names.length === 0) return t('dialog.noVerifier');
  return <Text size="sm">{t('dialog.verifiers', { names: names.join(', ') })}</Text>;
}
