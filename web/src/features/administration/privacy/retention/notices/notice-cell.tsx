import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Selection } from '../../../../../records/lists/bulk/use-selection';
import { useFormat } from '../../../../../shared/format/use-format';
import { PlainCell } from '../../../../../shared/tables/plain-cell';
import type { TableColumn } from '../../../../../shared/tables/record-table.constants';
import { DaysBadge } from '../../days-badge';
import { PersonCheckCard } from '../people-selection';
import type { MissingNotice } from '../retention.api';
import { NOTICE_LIST } from '../retention-lists.rules';

const WIDTHS = { name: 160, email: 220, sourceName: 250, enteredOn: 120, dueOn: 120, daysLeft: 130 };

export type NoticeColumn = keyof typeof WIDTHS;

const SORTS: readonly string[] = NOTICE_LIST.sorts;

/** The columns of the list of missing notices. */
export const NOTICE_COLUMNS: readonly TableColumn<NoticeColumn>[] = Object.entries(WIDTHS).map(([name, width]) => ({
  name: name as NoticeColumn,
  width,
  isMain: name === 'name',
  isNumber: false,
  canSort: SORTS.includes(name),
}));

/** Returns the address of the contact, or of what is known of somebody who is no contact. */
export function getNoticePath({ key, contactId }: Pick<MissingNotice, 'key' | 'contactId'>): string {
  return contactId === null
    ? `/administration/privacy/people?q=${encodeURIComponent(key.replace(/^registration-/, ''))}`
    : `/contacts/${contactId}`;
}

const getSourcePath = ({ source, sourceId }: MissingNotice) =>
  source === 'import' ? `/imports/${sourceId}` : `/delegations/${sourceId}`;

interface NoticeCellProps {
  notice: MissingNotice;
  column: NoticeColumn;
  isReachable: boolean;
}

/** The content of one cell of the table. */
export function NoticeCell({ notice, column, isReachable }: NoticeCellProps) {
  const format = useFormat();
  const tabIndex = isReachable ? 0 : -1;
  const { name, email, sourceName, enteredOn, dueOn, daysLeft } = notice;
  switch (column) {
    case 'name':
      return (
        <Anchor
          component={Link}
          to={getNoticePath(notice)}
          size="sm"
          fw={600}
          truncate
          display="block"
          {...{ tabIndex }}
        >
          {name}
        </Anchor>
      );
    case 'email':
      return <PlainCell text={email} />;
    case 'sourceName':
      return (
        <Anchor component={Link} to={getSourcePath(notice)} size="sm" truncate display="block" {...{ tabIndex }}>
          {sourceName}
        </Anchor>
      );
    case 'enteredOn':
      return <PlainCell text={format.day(enteredOn)} />;
    case 'dueOn':
      return <PlainCell text={format.day(dueOn)} />;
    case 'daysLeft':
      return <DaysBadge days={daysLeft} />;
  }
}

interface NoticeCardProps {
  notice: MissingNotice;
  rows: readonly MissingNotice[];
  selection: Selection<MissingNotice>;
}

/** Somebody who has not been told, on screens that are too narrow for a table. */
export function NoticeCard({ notice, rows, selection }: NoticeCardProps) {
  const { t } = useTranslation('retention');
  const format = useFormat();
  const { name, email, sourceName, dueOn, daysLeft } = notice;
  return (
    <PersonCheckCard row={notice} rows={rows} name={name} selection={selection}>
      <Anchor component={Link} to={getNoticePath(notice)} size="sm" fw={600}>
        {name}
      </Anchor>
      {email && <Text size="sm">{email}</Text>}
      <Text size="sm" c="dimmed">
        {sourceName}
      </Text>
      <Text size="sm" c="dimmed">
        {t('notices.column.dueOn')}: {format.day(dueOn)} <DaysBadge days={daysLeft} />
      </Text>
    </PersonCheckCard>
  );
}
