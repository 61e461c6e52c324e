import { Alert, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { AddRowButton } from '../../../shared/fields/add-row-button';
import { useRowFocus } from '../../../shared/fields/use-focus';
import { RecordForm } from '../../../shared/forms/record-form';
import { useCan, useUser } from '../../../shared/session/use-session';
import { ConflictAlert } from '../../../shared/forms/conflict-alert';
import type { Connection } from '../connections.api';
import { useConnectionForm } from '../use-connection-form';
import { RegistrationEffects } from './registration-effects';
import { RuleCard } from './rule-card';
import { addRule, buildRules, startRules } from './rule-draft.rules';
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
  const { draft, update, isConflict, keep, take } = useConnectionForm('rules', connection, {
    rules: startRules(connection.rules),
  });
  const { rows, focusAfterRemoval } = useRowFocus();
  return (
    <RecordForm
      draft={draft}
      mutation={update}
      onCorrect={update.reset}
      submitText={t('rule.save')}
      isSubmitDisabled={({ isChanged }) => isConflict || !isChanged()}
      renderNotice={() =>
        isConflict && (
          <ConflictAlert onKeep={keep} onTake={take}>
            <Text size="sm">{t('rule.conflict', { count: connection.rules.length })}</Text>
          </ConflictAlert>
        )
      }
      onSubmit={({ rules }, finish) =>
        update.mutate(
          { rules: buildRules(rules) },
          {
            onSuccess: () => {
              finish();
              notifications.show({ message: t('rule.saved'), color: 'green' });
            },
          },
        )
      }
    >
      {({ values: { rules }, change, findDetail }) => (
        <Stack gap="sm" ref={rows}>
          {rules.map((rule, index) => (
            <RuleCard
              key={rule.id}
              connectionId={connection.id}
              rule={rule}
              number={index + 1}
              findError={(field) => findDetail(`/rules/${index}/${field}`)}
              onChange={(changes) =>
                change({ rules: rules.map((one, at) => (at === index ? { ...one, ...changes } : one)) })
              }
              onRemove={() => {
                change({ rules: rules.filter((_, at) => at !== index) });
                focusAfterRemoval(index);
              }}
            />
          ))}
          {findDetail('/rules') && (
            <Alert color="red" role="alert">
              {findDetail('/rules')}
            </Alert>
          )}
          <AddRowButton
            variant="light"
            onClick={() => change({ rules: addRule(rules, t('rule.defaultTitle'), userId) })}
          >
            {t('rule.add')}
          </AddRowButton>
        </Stack>
      )}
    </RecordForm>
  );
}
