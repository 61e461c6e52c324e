import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import Plus from 'lucide-react/icons/plus';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../shared/api/api.errors';
import { RestoredNotice } from '../../../shared/drafts/restored-notice';
import { useDraft } from '../../../shared/drafts/use-draft';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { useRowFocus } from '../../../shared/fields/use-row-focus';
import { LoadingState } from '../../../shared/layout/loading-state';
import { useCan, useUser } from '../../../shared/session/use-session';
import { type Connection, useUpdateConnection } from '../connections.api';
import { RegistrationEffects } from './registration-effects';
import { RuleCard } from './rule-card';
import { addRule, buildRules, type RuleDraft, startRules } from './rule-draft.rules';
import { RulesRun } from './rules-run';

/** The effects of registrations: the seat and the consents by themselves, and leads by rules. */
export function RulesEditor({ connection }: { connection: Connection }) {
  const { t } = useTranslation('connections');
  const canWrite = useCan('intake:write') && connection.archivedAt === null;
  const draft = useDraft<{ rules: RuleDraft[] }>(`rules ${connection.id}`, { rules: startRules(connection.rules) });
  if (!draft) return <LoadingState />;
  return (
    <Stack gap="md">
      <RegistrationEffects connection={connection} />
      {canWrite ? (
        <RulesForm connection={connection} draft={draft} />
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

interface RulesFormProps {
  connection: Connection;
  draft: NonNullable<ReturnType<typeof useDraft<{ rules: RuleDraft[] }>>>;
}

function RulesForm({ connection, draft }: RulesFormProps) {
  const { t } = useTranslation('connections');
  const { id: userId } = useUser();
  const { value, change, discard, isRestored } = draft;
  const { rules } = value;
  const [base, setBase] = useState(connection);
  const { mutate, isPending, error, reset } = useUpdateConnection(base);
  const { form, general } = useFormProblem(error, listPointers(draft.value.rules));
  const { rows, focusAfterRemoval } = useRowFocus();
  const isOutdated = error instanceof ProblemError && error.status === 412;
  const isDirty = draft.isChanged || isRestored;
  // Without a change of the user, the stored rules are shown as they are now, also after they have been saved.
  const shown = isDirty ? rules : startRules(connection.rules);
  const setRules = (changed: RuleDraft[]) => {
    reset();
    if (!isDirty) setBase(connection);
    change({ rules: changed });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate(
      { rules: buildRules(shown) },
      {
        onSuccess: (saved) => {
          setBase(saved);
          discard();
          notifications.show({ message: t('rule.saved'), color: 'green' });
        },
      },
    );
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap="sm">
        {isRestored && <RestoredNotice onDiscard={discard} />}
        {isOutdated ? (
          <Alert color="orange" role="alert" title={t('conflict.title')}>
            <Text size="sm">{t('rule.conflict', { count: connection.rules.length })}</Text>
            <Group gap="xs" mt="xs">
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  reset();
                  setBase(connection);
                }}
              >
                {t('conflict.keep')}
              </Button>
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  reset();
                  setBase(connection);
                  discard();
                }}
              >
                {t('conflict.take')}
              </Button>
            </Group>
          </Alert>
        ) : (
          general && (
            <Alert color="red" role="alert">
              {general}
            </Alert>
          )
        )}
        <Stack gap="sm" ref={rows}>
          {shown.map((rule, index) => (
            <RuleCard
              key={rule.id}
              connectionId={connection.id}
              rule={rule}
              number={index + 1}
              problem={error instanceof ProblemError ? error : null}
              onChange={(changes) => setRules(shown.map((one, at) => (at === index ? { ...one, ...changes } : one)))}
              onRemove={() => {
                setRules(shown.filter((_, at) => at !== index));
                focusAfterRemoval(index);
              }}
            />
          ))}
          <Button
            variant="light"
            size="xs"
            w="fit-content"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => setRules(addRule(shown, t('rule.defaultTitle'), userId))}
          >
            {t('rule.add')}
          </Button>
        </Stack>
        <Group justify="flex-end">
          <Button type="submit" loading={isPending} disabled={!isDirty}>
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
