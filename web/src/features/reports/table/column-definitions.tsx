import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportColumn } from '../document/report-document.rules';
import { useDefinitionText } from '../document/use-definition-text';
import classes from './report-table.module.css';

/** The definition of each column with its formula. The list is closed at first. */
export function ColumnDefinitions({ columns }: { columns: readonly ReportColumn[] }) {
  const { t } = useTranslation('reports');
  const explain = useDefinitionText();
  return (
    <details className={classes['disclosure']}>
      <summary>{t('definitions')}</summary>
      <dl className={classes['definitions']}>
        {columns.map(({ name, title, definition }) => (
          <Fragment key={name}>
            <dt>{title}</dt>
            <dd>{explain(definition, columns)}</dd>
          </Fragment>
        ))}
      </dl>
    </details>
  );
}
