import { Text } from '@mantine/core';
import { Fragment } from 'react';
import type { Import, ImportRow } from '../imports.api';
import { chooseCells } from './row-cells.rules';

/** The cells of a row that its reasons are about, each with its column, and then the first others. */
export function RowCells({ columns, row }: { columns: Import['columns']; row: ImportRow }) {
  const { named, others } = chooseCells(
    columns.map(({ name }) => name),
    row,
  );
  return (
    <>
      {named.length > 0 && (
        <Text size="sm" data-named-cells>
          {named.map(({ column, cell }, index) => (
            <Fragment key={column}>
              {index > 0 && ' · '}
              <b>{column}:</b> {cell}
            </Fragment>
          ))}
        </Text>
      )}
      {others.length > 0 && (
        <Text size="sm" c={named.length > 0 ? 'dimmed' : undefined}>
          {others.join(' · ')}
        </Text>
      )}
    </>
  );
}
