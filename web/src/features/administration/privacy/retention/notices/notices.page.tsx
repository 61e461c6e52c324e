import { Button, Group, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RecordList } from '../../../../../records/lists/record-list';
import { useCan } from '../../../../../shared/session/use-session';
import { ExportMenu } from '../../../../../shared/tables/export-menu';
import classes from '../../../../../shared/tables/record-table.module.css';
import { SortSelect } from '../../../../../shared/tables/sort-select';
import { useListSearch } from '../../../../../shared/tables/use-list-search';
import { PeopleBar } from '../people-selection';
import { type MissingNotice, noticesQuery } from '../retention.api';
import { NOTICE_LIST, readNoticeSearch } from '../retention-lists.rules';
import { usePeopleList } from '../use-people-list';
import { getNoticePath, NOTICE_COLUMNS, NoticeCard, NoticeCell, type NoticeColumn } from './notice-cell';
import { RecordNoticesDialog } from './record-notices-dialog';

const route = getRouteApi('/user/administration/privacy/notices');

const renderCell = (notice: MissingNotice, column: NoticeColumn, isReachable: boolean) => (
  <NoticeCell notice={notice} column={column} isReachable={isReachable} />
);

/** The people from lists of somebody else who have not been told that their data are stored. */
export function NoticesPage() {
  const { t } = useTranslation(['retention', 'lists']);
  const { search, change } = useListSearch(route.useSearch(), route.useNavigate(), readNoticeSearch);
  const query = useInfiniteQuery(noticesQuery(search));
  const { rows, selection, rowSelection, isNarrow, loadMore } = usePeopleList(
    query,
    t('notices.title'),
    ({ name }) => name,
  );
  const canWrite = useCan('privacy:write');
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <div className={classes['page']}>
      <Group justify="space-between" gap="xs" mt="sm">
        <Title order={2} size="h4">
          {t('notices.title')}
        </Title>
        <Group gap="xs">
          {isNarrow && (
            <SortSelect
              list={NOTICE_LIST}
              search={search}
              onChange={change}
              getLabel={(name) => t(`notices.column.${name as NoticeColumn}`)}
            />
          )}
          <ExportMenu
            list={NOTICE_LIST}
            search={search}
            formats={['xlsx', 'csv', 'jsonl']}
            hint={t('notices.exportHint')}
          />
        </Group>
      </Group>
      <Text size="sm" maw={860}>
        {t('notices.hint')}
      </Text>
      <PeopleBar selection={selection}>
        <Button size="xs" onClick={open}>
          {t('notices.given')}
        </Button>
      </PeopleBar>
      <RecordList
        id="missing-notices"
        title={t('notices.title')}
        list={NOTICE_LIST}
        rows={rows}
        query={query}
        search={search}
        emptyTexts={{ empty: t('notices.empty'), emptyHint: t('notices.emptyHint'), noMatch: '', noMatchHint: '' }}
        selection={canWrite ? rowSelection : null}
        isNarrow={isNarrow}
        onChange={change}
        onEndNear={loadMore}
        onRetryPage={() => void query.fetchNextPage()}
        columns={NOTICE_COLUMNS}
        getHeading={(column) => t(`notices.column.${column}`)}
        renderCell={renderCell}
        renderCard={(notice) => <NoticeCard notice={notice} rows={rows} selection={selection} />}
        getPath={getNoticePath}
      />
      <RecordNoticesDialog people={selection.records} isOpen={isOpen} onClose={close} onDone={selection.clear} />
    </div>
  );
}
