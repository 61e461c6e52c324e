import { Button, Grid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/layout/empty-state';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { useRecordEditor } from '../../../shared/record-editor/use-record-editor';
import type { SeminarView } from '../seminar.api';
import { findSeminarState } from '../seminar-state.rules';
import { readPage, startPage } from './page-draft.rules';
import { PageForm } from './page-form';
import { PageStateCard } from './page-state-card';
import { PageSummary } from './page-summary';
import { type RegistrationPage, registrationPageQuery, useSavePage, useSwitchPage } from './registration-page.api';

/** The page on which people register for the seminar: its texts and form, and whether it is open. */
export function RegistrationPagePanel() {
  const { record: seminar } = useRecordEditor<SeminarView>();
  const { data, error, refetch } = useQuery(registrationPageQuery(seminar.id));
  if (error && data === undefined) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;
  return <LoadedPanel page={data} />;
}

function LoadedPanel({ page }: { page: RegistrationPage | null }) {
  const { t } = useTranslation('registration-page');
  const { record: seminar, canEdit } = useRecordEditor<SeminarView>();
  const [first] = useState(() => startPage(seminar));
  const draft = useFormDraft(`registration page ${seminar.id}`, page ? readPage(page) : first, page === null);
  const [isStarted, setStarted] = useState(false);
  const save = useSavePage(seminar.id, page);
  const change = useSwitchPage(seminar.id, page);
  const isPossible = canEdit && !findSeminarState(seminar).isOver;
  if (!page && !(isPossible && (isStarted || draft?.isChanged()))) {
    return (
      <EmptyState title={t('none')} hint={t(isPossible ? 'noneHint' : 'noneReadHint')}>
        {isPossible && <Button onClick={() => setStarted(true)}>{t('create')}</Button>}
      </EmptyState>
    );
  }
  const form = isPossible ? (
    <PageForm
      page={page}
      draft={draft}
      save={save}
      change={change}
      onClose={page ? undefined : () => setStarted(false)}
    />
  ) : (
    page && <PageSummary page={page} />
  );
  if (!page) return form;
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 7 }} order={{ base: 2, md: 1 }}>
        {form}
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }} order={{ base: 1, md: 2 }}>
        <PageStateCard
          page={page}
          canEdit={canEdit}
          isPossible={isPossible}
          isChanged={draft?.isChanged() === true}
          change={change}
          onSwitch={(isEnabled) => {
            save.reset();
            change.mutate(isEnabled);
          }}
        />
      </Grid.Col>
    </Grid>
  );
}
