import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../shared/api/api.errors';
import { RestoredNotice } from '../../../shared/drafts/restored-notice';
import { useDraft } from '../../../shared/drafts/use-draft';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { type Connection, suggestionQuery, useUpdateConnection } from '../connections.api';
import { getProviderFacts } from '../providers.rules';
import {
  buildMappingChange,
  isSameMapping,
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
  const { t } = useTranslation(['connections', 'shared']);
  const [base, setBase] = useState(connection);
  const { data: suggestion, error: failure, refetch } = useQuery(suggestionQuery(connection.id));
  const draft = useDraft<MappingDraft>(`mapping ${connection.id}`, startMapping(connection.mapping));
  const { mutate, isPending, error, reset } = useUpdateConnection(base);
  if (failure && !suggestion) return <ProblemState error={failure} onRetry={() => void refetch()} />;
  if (!suggestion || !draft) return <LoadingState />;
  const { change: changeDraft, discard, isRestored, isChanged } = draft;
  const { questions } = suggestion;
  const isDirty = isChanged || isRestored;
  // Without a change of the user, the stored mapping is shown as it is now, also after it has been saved.
  const value = isDirty ? draft.value : startMapping(connection.mapping);
  if (!isDirty && base.version !== connection.version) setBase(connection);
  const change = (changes: Partial<MappingDraft>) => {
    reset();
    changeDraft({ ...value, ...changes });
  };
  const request = buildMappingChange(connection.mapping, value);
  const problem = error instanceof ProblemError ? error : null;
  const isConflict = isDirty && (problem?.status === 412 || base.version !== connection.version);
  const isOutdated = isConflict && !isSameMapping(base.mapping, connection.mapping);
  // Another change of the connection, such as of its name, does not concern the mapping.
  if (isConflict && !isOutdated && base.version !== connection.version) setBase(connection);
  const suggestions = listSuggestions(value, questions);
  const isIncomplete = value.consents.some(({ equals }) => equals.trim() === '');
  const save = () =>
    mutate(
      { mapping: request },
      {
        onSuccess: (saved) => {
          setBase(saved);
          discard();
          notifications.show({ message: t('mapping.saved', { version: saved.mappingVersion }), color: 'green' });
          onSaved?.();
        },
      },
    );
  return (
    <Stack gap="md">
      <Text size="sm">{t('mapping.hint', { count: suggestion.submissions })}</Text>
      {isRestored && <RestoredNotice onDiscard={discard} />}
      {isOutdated && (
        <MappingConflict
          stored={connection.mapping}
          draft={value}
          onKeep={() => {
            reset();
            setBase(connection);
          }}
          onTake={() => {
            reset();
            setBase(connection);
            discard();
          }}
        />
      )}
      <div role="alert">{error && !isOutdated && <Alert color="red">{error.message}</Alert>}</div>
      <div className={classes['beside']}>
        <Stack gap="sm" component="section" aria-label={t('mapping.questions')}>
          {suggestions.length > 0 && (
            <Group>
              <Button size="xs" variant="light" onClick={() => change(takeSuggestions(value, questions))}>
                {t('mapping.takeAll', { count: suggestions.length })}
              </Button>
            </Group>
          )}
          <QuestionList connectionId={connection.id} draft={value} questions={questions} onChange={change} />
          {getProviderFacts(connection.provider).hasPaths && (
            <PathInputs draft={value} problem={problem} onChange={change} />
          )}
          <Group justify="flex-end" gap="sm">
            {isIncomplete && (
              <Text size="sm" c="orange" role="status">
                {t('mapping.consentIncomplete')}
              </Text>
            )}
            <Button loading={isPending} disabled={isOutdated || isIncomplete} onClick={save}>
              {t(isDirty ? 'mapping.save' : 'mapping.saveUnchanged')}
            </Button>
          </Group>
        </Stack>
        <MappingPreview connectionId={connection.id} mapping={request} />
      </div>
    </Stack>
  );
}
