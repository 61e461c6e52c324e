import { Button, CloseButton, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../keyboard/key-hint';
import type { TableColumn } from './record-table.constants';
import classes from './row-panel.module.css';

interface RowPanelProps<R, C extends string> {
  row: R;
  columns: readonly TableColumn<C>[];
  getHeading: (column: C) => string;
  renderCell: (row: R, column: C, isReachable: boolean) => ReactNode;
  /** Renders what only the panel says about the record. */
  renderDetails?: (row: R) => ReactNode;
  /** The address of the page of the record, if it has one. */
  path: string | undefined;
  onClose: () => void;
}

/** The record of the active row, beside the table: everything that its row says, also in columns that have no room. */
export function RowPanel<R, C extends string>(props: RowPanelProps<R, C>) {
  const { row, columns, getHeading, renderCell, renderDetails, path, onClose } = props;
  const { t } = useTranslation('shared');
  const main = columns.find(({ isMain }) => isMain);
  return (
    <aside className={classes['panel']} aria-label={t('sidePanel')}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs" className={classes['head']}>
        {main && renderCell(row, main.name, true)}
        <CloseButton aria-label={t('close')} onClick={onClose} />
      </Group>
      <Stack gap="sm">
        <dl className={classes['facts']}>
          {columns
            .filter(({ isMain }) => !isMain)
            .map(({ name }) => (
              <Fragment key={name}>
                <Text component="dt" size="sm" c="dimmed">
                  {getHeading(name)}
                </Text>
                <dd>{renderCell(row, name, true)}</dd>
              </Fragment>
            ))}
        </dl>
        {renderDetails?.(row)}
        {path !== undefined && (
          <div>
            <Button size="xs" component={Link} to={path}>
              {t('words.open')}
              <KeyHint>Enter</KeyHint>
            </Button>
          </div>
        )}
      </Stack>
    </aside>
  );
}
