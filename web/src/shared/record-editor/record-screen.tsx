import type { CustomTypeOptions } from 'i18next';
import { Grid, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/api.errors';
import type { RecordApi, RecordView } from '../api/record.api';
import { listTextKeys } from '../i18n/text-keys.rules';
import { LoadingState } from '../layout/loading-state';
import { ProblemState } from '../layout/problem-state';
import { TabList } from '../layout/tab-list';
import { useCan } from '../session/use-session';
import { DraftsNotice } from './drafts-notice';
import type { FieldRules } from './record-drafts.rules';
import { RecordEditorProvider } from './record-editor-provider';
import { RECORD_TABS, type RecordSearch, type RecordTab, type ScreenCollection } from './record-search.rules';
import type { FieldInputProps, FieldPresentation } from './use-record-editor';
import { RecordScreenContext } from './use-record-screen';

type Dictionaries = CustomTypeOptions['resources'];

/** The dictionaries that have certain texts. */
type DictionaryWith<T> = {
  [N in keyof Dictionaries]: Dictionaries[N] extends T ? N : never;
}[keyof Dictionaries];

/** The page of the records of a collection. */
export interface RecordScreenDefinition<C extends ScreenCollection> {
  api: RecordApi<C>;
  /** The name of a record of the collection, such as `company`. It names the drafts on this device. */
  kind: string;
  /** The right that changes such records. */
  permission: string;
  /** The dictionary with the names of the tabs that are not common words. */
  dictionary: DictionaryWith<{ tabsLabel: string }>;
  /** Returns a function that gives the name of a field. */
  useFieldLabel: () => (field: string) => string;
  rules: FieldRules<RecordView<C>>;
  /** Tells whether a name in the address is that of a field. */
  isField: (name: unknown) => boolean;
  /** Finds the tab that shows a field, the open one if several do. It is that with the details when absent. */
  findTab?: (field: string, open: RecordTab<C>) => RecordTab<C> | undefined;
  renderValue: FieldPresentation<RecordView<C>>['renderValue'];
  renderInput: (record: RecordView<C>, props: FieldInputProps) => ReactNode;
  dialogFields?: FieldPresentation<RecordView<C>>['dialogFields'];
  Head: () => ReactNode;
  tabs: Readonly<Record<RecordTab<C>, () => ReactNode>>;
  /** A column beside the tabs. */
  Side?: () => ReactNode;
  /** Whether the column comes before the tabs on a phone. */
  isSideFirst?: boolean;
  /** The facts between the head and the tabs. */
  Strip?: () => ReactNode;
  /** Counts what is on the tabs. */
  countTabs?: (record: RecordView<C>) => Partial<Record<RecordTab<C>, number>>;
  /** The tabs for which there is room elsewhere unless the window is narrow. */
  narrowTabs?: readonly RecordTab<C>[];
  /** The width that the tabs need at most. */
  maxWidth?: number;
}

interface RecordScreenProps<C extends ScreenCollection> {
  definition: RecordScreenDefinition<C>;
  id: string;
  /** Other queries without which the page cannot be shown. */
  others?: readonly { queryKey: readonly unknown[] }[];
  /** Tells whether the user may change a record, if the right alone does not. */
  canChange?: (record: RecordView<C>) => boolean;
}

/** The page of a record: its head, its tabs, and its fields that can be edited in place. */
export function RecordScreen<C extends ScreenCollection>(props: RecordScreenProps<C>) {
  const { definition, id, others = [], canChange } = props;
  const found = useQuery(definition.api.query(id));
  const canWrite = useCan(definition.permission);
  const queries = [found, ...useQueries({ queries: others })];
  const error = queries.find((query) => query.error)?.error;
  const isComplete = queries.every(({ data }) => data !== undefined);
  const isHidden = error instanceof ProblemError && [400, 403, 404].includes(error.status);
  // The page stays, with what the user types there, when reading it again fails. It goes when it may not be seen.
  if (error && (isHidden || !isComplete)) {
    const retry = () => void Promise.all(queries.map(({ refetch }) => refetch()));
    return <ProblemState isPage error={error} onRetry={retry} />;
  }
  const record = found.data;
  if (!record || !isComplete) return <LoadingState />;
  return (
    <LoadedScreen
      key={id}
      definition={definition}
      record={record}
      canWrite={canChange ? canChange(record) : canWrite}
    />
  );
}

interface LoadedScreenProps<C extends ScreenCollection> {
  definition: RecordScreenDefinition<C>;
  record: RecordView<C>;
  canWrite: boolean;
}

function LoadedScreen<C extends ScreenCollection>({ definition, record, canWrite }: LoadedScreenProps<C>) {
  const { api, kind, useFieldLabel, rules, renderValue, renderInput, dialogFields = [], Head, Strip } = definition;
  const getLabel = useFieldLabel();
  const mutation = api.useUpdate();
  const client = useQueryClient();
  const { tabs, tab, field, openTab, openField } = useRecordAddress(definition);
  return (
    <RecordScreenContext value={{ api, canWrite }}>
      <RecordEditorProvider
        record={record}
        rules={rules}
        presentation={{
          getLabel,
          renderValue,
          renderInput: (input) => renderInput(record, input),
          dialogFields,
        }}
        canEdit={canWrite && record.archivedAt === null}
        draftName={`${kind} ${record.id}`}
        openField={field}
        onOpen={openField}
        mutation={mutation}
        onRead={() => client.fetchQuery({ ...api.query(record.id), staleTime: 0 })}
      >
        <Head />
        <DraftsNotice />
        {Strip && <Strip />}
        <RecordTabs definition={definition} record={record} tabs={tabs} tab={tab} onChange={openTab} />
      </RecordEditorProvider>
    </RecordScreenContext>
  );
}

/** Returns the tabs of the page, the open tab and field, as the address says, and the functions that open others. */
function useRecordAddress<C extends ScreenCollection>(definition: RecordScreenDefinition<C>) {
  const { api, isField, findTab, narrowTabs = [] } = definition;
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [first] = RECORD_TABS[api.collection];
  const all: readonly RecordTab<C>[] = RECORD_TABS[api.collection];
  const tabs = isNarrow ? all : all.filter((one) => !narrowTabs.includes(one));
  const search = useSearch({ strict: false });
  const { tab: named = first, field } = search as RecordSearch<C>;
  const openedField = isField(field) ? (field as string) : null;
  // An address of an earlier version may name a tab on which the field no longer stands.
  const wanted = (openedField !== null && findTab?.(openedField, named)) || named;
  const tab: RecordTab<C> = tabs.includes(wanted) ? wanted : first;
  const navigate = useNavigate();
  const openTab = (next: string) => void navigate({ to: '.', search: { tab: next } as never, resetScroll: false });
  const openField = (name: string | null) => {
    // A field may close long after it was sent, when another tab is open.
    const update = (known: RecordSearch<C>) => {
      if (name === null) return { ...known, field: undefined };
      const open = known.tab ?? first;
      const next = findTab?.(name, open) ?? 'details';
      // The other parameters belong to the tab that was open.
      return { ...(next === open && known), tab: next === first ? undefined : next, field: name };
    };
    void navigate({ to: '.', search: update as never, replace: true, resetScroll: false });
  };
  return { tabs, tab, field: openedField, openTab, openField };
}

interface RecordTabsProps<C extends ScreenCollection> {
  definition: RecordScreenDefinition<C>;
  record: RecordView<C>;
  tabs: readonly RecordTab<C>[];
  /** The open tab. */
  tab: RecordTab<C>;
  onChange: (tab: string) => void;
}

/** The parts of the page. Each is loaded when it is opened, and stays in the address. */
function RecordTabs<C extends ScreenCollection>({ definition, record, tabs, tab, onChange }: RecordTabsProps<C>) {
  const { dictionary, tabs: panelsOfTabs, Side, isSideFirst, countTabs, maxWidth } = definition;
  const translate = useTranslation(dictionary).t as (key: string | readonly string[]) => string;
  const Panel: () => ReactNode = panelsOfTabs[tab];
  const counts = countTabs?.(record);
  const panels = tabs.map((one) => (
    <Tabs.Panel key={one} value={one}>
      {one === tab && (
        <Suspense fallback={<LoadingState />}>
          <Panel />
        </Suspense>
      )}
    </Tabs.Panel>
  ));
  return (
    <Tabs value={tab} onChange={(value) => value && onChange(value)} keepMounted={false} maw={maxWidth}>
      <TabList
        label={translate('tabsLabel')}
        tabs={tabs.map((value) => ({ value, text: translate(listTextKeys('tabs', value)), count: counts?.[value] }))}
        active={tab}
      />
      {Side ? (
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: 8 }} order={isSideFirst ? { base: 2, md: 1 } : undefined}>
            {panels}
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 4 }} order={isSideFirst ? { base: 1, md: 2 } : undefined}>
            <Side />
          </Grid.Col>
        </Grid>
      ) : (
        panels
      )}
    </Tabs>
  );
}
