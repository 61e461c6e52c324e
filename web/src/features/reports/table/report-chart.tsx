import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './report-table.module.css';

interface ReportChartProps {
  title: string;
  /** The address of the picture. */
  url: string;
  isOpen: boolean;
}

/**
 * The chart of a table, as the server draws it for documents: its series differ in pattern and lightness, and the table
 * has the same figures. It is drawn when it is opened.
 */
export function ReportChart({ title, url, isOpen: isOpenAtFirst }: ReportChartProps) {
  const { t } = useTranslation('reports');
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  return (
    <details
      className={classes['disclosure']}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{t('chart', { title })}</summary>
      {isOpen && <Picture key={url} title={title} url={url} />}
    </details>
  );
}

function Picture({ title, url }: { title: string; url: string }) {
  const { t } = useTranslation(['reports', 'shared']);
  const [attempt, setAttempt] = useState(0);
  const [failed, setFailed] = useState(-1);
  if (failed === attempt) {
    return (
      <Alert color="red" mt="xs">
        {t('chartFailed')}{' '}
        <Button size="compact-sm" variant="default" onClick={() => setAttempt(attempt + 1)}>
          {t('shared:retry')}
        </Button>
      </Alert>
    );
  }
  return (
    <div className={classes['paper']} role="region" aria-label={t('chart', { title })} tabIndex={0}>
      <img
        key={attempt}
        className={classes['picture']}
        src={url}
        alt={t('chartAlt', { title })}
        loading="lazy"
        onError={() => setFailed(attempt)}
      />
    </div>
  );
}
