import { Alert, Anchor, Button, Group, Select, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordList } from '../../../../../records/lists/record-list';
import { useCan } from '../../../../../shared/session/use-session';
import { changeSearch, type ListSearch } from '../../../../../shared/tables/list-search.rules';
import { ExportMenu } from '../../../../../shared/tables/export-menu';
import classes from '../../../../../shared/tables/record-table.module.css';
import { SortSelect } from '../../../../../shared/tables/sort-select';
import { useListSearch } from '../../../../../shared/tables/use-list-search';
import { PeopleBar } from '../people-selection';
import { type DuePerson, dueQuery, type RetentionErasure, rulesQuery } from '../retention.api';
import { DUE_LIST, KINDS, readDueSearch } from '../retention-lists.rules';
import { usePeopleList } from '../use-people-list';
import { DUE_COLUMNS, DueCard, DueCell, type DueColumn, getDuePath } from './due-cell';
import { DueResult } from './due-result';
import { EraseDueDialog } from './erase-due-dialog';
import { KeepDialog } from './keep-dialog';

const route = getRouteApi('/user/administration/privacy/due');

const renderCell = (person: DuePerson, column: DueColumn, isReachable: boolean) => (
  <DueCell person={person} column={column} isReachable={isReachable} />
);

/** The people whose data have been kept for their whole term. A manager erases or keeps those whom they choose. */
export function DuePage() {
  const { t } = useTranslation(['retention', 'lists', 'filters']);
  const { search, change } = useListSearch(route.useSearch(), route.useNavigate(), readDueSearch);
  const query = useInfiniteQuery(dueQuery(search));
  const getName = ({ name }: { name: string | null }) => name ?? t('noName');
  const { rows, selection, rowSelection, isNarrow, loadMore } = usePeopleList(query, t('due.title'), getName);
  const canErase = useCan('privacy:erase');
  const [result, setResult] = useState<RetentionErasure | null>(null);
  const { data: rules } = useQuery(rulesQuery);
  const isOff = rules?.items.some(({ kind, enabled }) => kind === search['kind'] && !enabled) ?? false;
  const clearAnd = (changes: ListSearch) => {
    selection.clear();
    change((known) => changeSearch(known, changes));
  };
  return (
    <div className={classes['page']}>
      <Group justify="space-between" gap="xs" mt="sm">
        <Title order={2} size="h4">
          {t('due.title')}
        </Title>
        <Group gap="xs">
          {isNarrow && (
            <SortSelect
              list={DUE_LIST}
              search={search}
              onChange={change}
              getLabel={(name) => t(`due.column.${name as DueColumn}`)}
            />
          )}
          <ExportMenu list={DUE_LIST} search={search} formats={['xlsx', 'csv', 'jsonl']} hint={t('due.exportHint')} />
        </Group>
      </Group>
      <Text size="sm" maw={860}>
        {t('due.hint')}
      </Text>
      <Group gap="sm" align="flex-end">
        <Select
          size="xs"
          label={t('words.kind')}
          w={280}
          allowDeselect={false}
          data={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          value={String(search['kind'])}
          onChange={(kind) => clearAnd({ kind: kind ?? undefined })}
        />
        <Select
          size="xs"
          label={t('due.column.decision')}
          w={180}
          clearable
          placeholder={t('words.all')}
          data={(['erase', 'keep'] as const).map((value) => ({ value, label: t(`decisions.${value}`) }))}
          value={search['decision'] === undefined ? null : String(search['decision'])}
          onChange={(decision) => clearAnd({ decision: decision ?? undefined })}
        />
      </Group>
      {isOff && (
        <Alert color="gray" p="sm">
          {t('due.off')}{' '}
          <Anchor component={Link} to="/administration/privacy/retention" inherit underline="always">
            {t('due.openRules')}
          </Anchor>
        </Alert>
      )}
      {result && <DueResult result={result} onClose={() => setResult(null)} />}
      <PeopleBar selection={selection}>
        <ChosenActions
          people={selection.records}
          canErase={canErase && !isOff}
          onErased={(erased) => {
            selection.clear();
            setResult(erased);
          }}
          onKept={selection.clear}
        />
      </PeopleBar>
      <RecordList
        id="due-people"
        title={t('due.title')}
        list={DUE_LIST}
        rows={rows}
        query={query}
        search={search['sort'] === undefined ? {} : { sort: search['sort'] }}
        emptyTexts={
          search['decision'] === undefined
            ? { empty: t('due.empty'), emptyHint: t('due.emptyHint'), noMatch: '', noMatchHint: '' }
            : { empty: t('due.noMatch'), emptyHint: t('due.noMatchHint'), noMatch: '', noMatchHint: '' }
        }
        selection={rowSelection}
        isNarrow={isNarrow}
        onChange={change}
        onEndNear={loadMore}
        onRetryPage={() => void query.fetchNextPage()}
        columns={DUE_COLUMNS}
        getHeading={(column) => t(`due.column.${column}`)}
        renderCell={renderCell}
        renderCard={(person) => <DueCard person={person} rows={rows} selection={selection} />}
        getPath={getDuePath}
      />
    </div>
  );
}

interface ChosenActionsProps {
  people: readonly DuePerson[];
  canErase: boolean;
  onErased: (result: RetentionErasure) => void;
  onKept: () => void;
}

/** Erases the chosen people, or keeps those who are contacts. */
function ChosenActions({ people, canErase, onErased, onKept }: ChosenActionsProps) {
  const { t } = useTranslation('retention');
  const [isErasing, erasing] = useDisclosure();
  const [isKeeping, keeping] = useDisclosure();
  const erasable = people.filter(({ decision }) => decision === 'erase');
  const contacts = people.filter(({ kind }) => kind === 'contact');
  return (
    <>
      {canErase && erasable.length > 0 && (
        <Button size="xs" color="red" onClick={erasing.open}>
          {t('due.erase', { count: erasable.length })}
        </Button>
      )}
      {contacts.length > 0 && (
        <Button size="xs" variant="default" onClick={keeping.open}>
          {t('due.keep', { count: contacts.length })}
        </Button>
      )}
      {erasable.length < people.length && canErase && (
        <Text size="sm" c="dimmed">
          {t('due.someKept', { count: people.length - erasable.length })}
        </Text>
      )}
      <EraseDueDialog people={erasable} isOpen={isErasing} onClose={erasing.close} onErased={onErased} />
      <KeepDialog people={contacts} isOpen={isKeeping} onClose={keeping.close} onKept={onKept} />
    </>
  );
}
