import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import Plus from 'lucide-react/icons/plus';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../shared/api/api.errors';
import { RestoredNotice } from '../../../shared/forms/restored-notice';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { useRowFocus } from '../../../shared/fields/use-row-focus';
import { LoadingState } from '../../../shared/layout/loading-state';
import { useCan, useUser } from '../../../shared/session/use-session';
import { ConflictAlert } from '../conflict-alert';
import type { Connection } from '../connections.api';
import { useConnectionForm } from '../use-connection-form';
import { RegistrationEffects } from './registration-effects';
import { RuleCard } from './rule-card';
import { addRule, buildRules, type RuleDraft, startRules } from './rule-draft.rules';
import { RulesRun } from './rules-run';

/** The effects of registrations: the seat and the consents by themselves, and leads by rules. */
export function RulesEditor({ connection }: { connection: Connection }) {
  const { t } = useTranslation('connections');
  const canWrite = useCan('intake:write') && connection.archivedAt === null;
  return (
    <Stack gap="md">
      <RegistrationEffects connection={connection} />
      {canWrite ? (
        <RulesForm connection={connection} />
      ) : (
        connection.rules.map(({ id, trigger, lead }) => (
          <Text key={id} size="sm">
            {t(`rule.sentence.${trigger}`, { title: lead.title })}
          </Text>
        ))
      )}
      {connection.rules.length > 0 && <RulesRun key={connection.version} connection={connection} />}
    </Stack>
  );
}

function RulesForm({ connection }: { connection: Connection }) {
  const { t } = useTranslation('connections');
  const { id: userId } = useUser();
  const state = useConnectionForm('rules', connection, connection.rules, startRules);
  const { values: rules, error } = state;
  const { form, general } = useFormProblem(error, listPointers(rules));
  const { rows, focusAfterRemoval } = useRowFocus();
  if (!state.isReady) return <LoadingState />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    state.save({ rules: buildRules(rules) }, () => notifications.show({ message: t('rule.saved'), color: 'green' }));
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap="sm">
        {state.isRestored && <RestoredNotice onDiscard={state.discard} />}
        {state.isConflict ? (
          <ConflictAlert onKeep={state.keep} onTake={state.discard}>
            <Text size="sm">{t('rule.conflict', { count: connection.rules.length })}</Text>
          </ConflictAlert>
        ) : (
          general && (
            <Alert color="red" role="alert">
              {general}
            </Alert>
          )
        )}
        <Stack gap="sm" ref={rows}>
          {rules.map((rule, index) => (
            <RuleCard
              key={rule.id}
              connectionId={connection.id}
              rule={rule}
              number={index + 1}
              problem={error instanceof ProblemError ? error : null}
              onChange={(changes) =>
                state.change(rules.map((one, at) => (at === index ? { ...one, ...changes } : one)))
              }
              onRemove={() => {
                state.change(rules.filter((_, at) => at !== index));
                focusAfterRemoval(index);
              }}
            />
          ))}
          <Button
            variant="light"
            size="xs"
            w="fit-content"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => state.change(addRule(rules, t('rule.defaultTitle'), userId))}
          >
            {t('rule.add')}
          </Button>
        </Stack>
        <Group justify="flex-end">
          <Button type="submit" loading={state.isPending} disabled={!state.isDirty || state.isConflict}>
            {t('rule.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function listPointers(rules: readonly RuleDraft[]): string[] {
  return rules.flatMap((_, index) =>
    ['id', 'trigger', 'when', 'lead/title', 'lead/channel', 'lead/ownerId'].map((field) => `/rules/${index}/${field}`),
  );
}
