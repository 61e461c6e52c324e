import { Anchor, Badge, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Selection } from '../../../../../records/lists/bulk/use-selection';
import { useFormat } from '../../../../../shared/format/use-format';
import { PlainCell } from '../../../../../shared/tables/plain-cell';
import type { TableColumn } from '../../../../../shared/tables/record-table.constants';
import { PersonCheckCard } from '../people-selection';
import type { DuePerson } from '../retention.api';
import { DUE_LIST } from '../retention-lists.rules';

const WIDTHS = { name: 180, about: 170, dueSince: 110, lastOwnContact: 160, decision: 150, reason: 240 };

export type DueColumn = keyof typeof WIDTHS;

const SORTS: readonly string[] = DUE_LIST.sorts;

/** The columns of the list of people who are due. */
export const DUE_COLUMNS: readonly TableColumn<DueColumn>[] = Object.entries(WIDTHS).map(([name, width]) => ({
  name: name as DueColumn,
  width,
  isMain: name === 'name',
  isNumber: false,
  canSort: SORTS.includes(name),
}));

/** Returns the address of the contact, or of the erasure of somebody who is no contact. */
export function getDuePath({ key, contactId }: Pick<DuePerson, 'key' | 'contactId'>): string {
  return contactId === null ? `/administration/privacy/erase/${encodeURIComponent(key)}` : `/contacts/${contactId}`;
}

/** Returns a function that says why somebody is kept, and until when. */
export function useKeepText(): (person: Pick<DuePerson, 'reason' | 'keepUntil'>) => string | null {
  const { t } = useTranslation('retention');
  const format = useFormat();
  return ({ reason, keepUntil }) => {
    if (reason === null) return null;
    if (reason === 'keep_until' && keepUntil !== null) return t('keptUntil', { day: format.day(keepUntil) });
    return t(`stayReasons.${reason}`);
  };
}

/** Whether somebody can be erased or is kept. */
function DecisionBadge({ decision }: Pick<DuePerson, 'decision'>) {
  const { t } = useTranslation('retention');
  return (
    <Badge variant="light" color={decision === 'erase' ? 'orange' : 'gray'} tt="none">
      {t(`decisions.${decision}`)}
    </Badge>
  );
}

interface DueCellProps {
  person: DuePerson;
  column: DueColumn;
  isReachable: boolean;
}

/** The content of one cell of the table. */
export function DueCell({ person, column, isReachable }: DueCellProps) {
  const { t } = useTranslation('retention');
  const format = useFormat();
  const writeKept = useKeepText();
  const { name, about, dueSince, lastOwnContact, decision } = person;
  switch (column) {
    case 'name':
      return (
        <Anchor
          component={Link}
          to={getDuePath(person)}
          size="sm"
          fw={600}
          truncate
          display="block"
          tabIndex={isReachable ? 0 : -1}
        >
          {name ?? t('noName')}
        </Anchor>
      );
    case 'about':
      return <PlainCell text={about} />;
    case 'dueSince':
      return <PlainCell text={format.day(dueSince)} />;
    case 'lastOwnContact':
      return <PlainCell text={lastOwnContact === null ? t('due.never') : format.momentDay(lastOwnContact)} />;
    case 'decision':
      return <DecisionBadge decision={decision} />;
    case 'reason':
      return <PlainCell text={writeKept(person)} />;
  }
}

interface DueCardProps {
  person: DuePerson;
  rows: readonly DuePerson[];
  selection: Selection<DuePerson>;
}

/** Somebody who is due, on screens that are too narrow for a table. */
export function DueCard({ person, rows, selection }: DueCardProps) {
  const { t } = useTranslation('retention');
  const format = useFormat();
  const writeKept = useKeepText();
  const { name, about, dueSince, lastOwnContact, decision } = person;
  const last = lastOwnContact === null ? t('due.never') : format.momentDay(lastOwnContact);
  return (
    <PersonCheckCard row={person} rows={rows} name={name ?? t('noName')} selection={selection}>
      <Anchor component={Link} to={getDuePath(person)} size="sm" fw={600}>
        {name ?? t('noName')}
      </Anchor>
      {about && <Text size="sm">{about}</Text>}
      <Text size="sm" c="dimmed">
        {t('due.column.dueSince')}: {format.day(dueSince)}
      </Text>
      <Text size="sm" c="dimmed">
        {t('due.column.lastOwnContact')}: {last}
      </Text>
      <Text size="sm" c="dimmed">
        <DecisionBadge decision={decision} /> {writeKept(person)}
      </Text>
    </PersonCheckCard>
  );
}
