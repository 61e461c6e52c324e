import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../shared/api/api.errors';
import { RestoredNotice } from '../../../shared/forms/restored-notice';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { type Connection, suggestionQuery } from '../connections.api';
import { getProviderFacts } from '../providers.rules';
import { useConnectionForm } from '../use-connection-form';
import {
  buildMappingChange,
  listSuggestions,
  type MappingDraft,
  startMapping,
  takeSuggestions,
} from './mapping-draft.rules';
import { MappingConflict } from './mapping-conflict';
import { MappingPreview } from './mapping-preview';
import { PathInputs } from './path-inputs';
import { QuestionList } from './question-list';
import classes from './mapping.module.css';

interface MappingEditorProps {
  connection: Connection;
  onSaved?: () => void;
}

/** Ties the questions of a form to our fields, beside what real deliveries give with that. */
export function MappingEditor({ connection, onSaved }: MappingEditorProps) {
  const { t } = useTranslation('connections');
  const { data: suggestion, error: failure, refetch } = useQuery(suggestionQuery(connection.id));
  const { draft, update, isConflict, keep, take } = useConnectionForm('mapping', connection, {
    mapping: startMapping(connection.mapping),
  });
  if (failure && !suggestion) return <ProblemState error={failure} onRetry={() => void refetch()} />;
  if (!suggestion || !draft) return <LoadingState />;
  const { mapping: values } = draft.values;
  const { error } = update;
  const { questions } = suggestion;
  const change = (changes: Partial<MappingDraft>) => {
    update.reset();
    draft.change({ mapping: { ...values, ...changes } });
  };
  const request = buildMappingChange(connection.mapping, values);
  const problem = error instanceof ProblemError ? error : null;
  const suggestions = listSuggestions(values, questions);
  const isIncomplete = values.consents.some(({ equals }) => equals.trim() === '');
  const save = () =>
    update.mutate(
      { mapping: request },
      {
        onSuccess: ({ mappingVersion }) => {
          draft.discard();
          notifications.show({ message: t('mapping.saved', { version: mappingVersion }), color: 'green' });
          onSaved?.();
        },
      },
    );
  return (
    <Stack gap="md">
      <Text size="sm">{t('mapping.hint', { count: suggestion.submissions })}</Text>
      {draft.isRestored && <RestoredNotice onDiscard={take} />}
      {isConflict && <MappingConflict stored={connection.mapping} draft={values} onKeep={keep} onTake={take} />}
      <div role="alert">{error && !isConflict && <Alert color="red">{error.message}</Alert>}</div>
      <div className={classes['beside']}>
        <Stack gap="sm" component="section" aria-label={t('mapping.questions')}>
          {suggestions.length > 0 && (
            <Group>
              <Button size="xs" variant="light" onClick={() => change(takeSuggestions(values, questions))}>
                {t('mapping.takeAll', { count: suggestions.length })}
              </Button>
            </Group>
          )}
          <QuestionList connectionId={connection.id} draft={values} questions={questions} onChange={change} />
          {getProviderFacts(connection.provider).hasPaths && (
            <PathInputs draft={values} problem={problem} onChange={change} />
          )}
          <Group justify="flex-end" gap="sm">
            {isIncomplete && (
              <Text size="sm" c="orange" role="status">
                {t('mapping.consentIncomplete')}
              </Text>
            )}
            <Button loading={update.isPending} disabled={isConflict || isIncomplete} onClick={save}>
              {t(draft.isChanged() ? 'mapping.save' : 'mapping.saveUnchanged')}
            </Button>
          </Group>
        </Stack>
        <MappingPreview connectionId={connection.id} mapping={request} />
      </div>
    </Stack>
  );
}
