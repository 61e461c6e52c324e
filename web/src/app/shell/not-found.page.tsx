import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../shared/layout/empty-state';

/** The page for an address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation(['app', 'shared']);
  return (
    <main>
      <EmptyState isPage title={t('noPage')} hint={t('noPageHint')}>
        <Button component={Link} to="/">
          {t('shared:home')}
        </Button>
      </EmptyState>
    </main>
  );
}
