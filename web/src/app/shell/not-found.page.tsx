import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../shared/layout/empty-state';

/** The page for an address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation('app');
  return (
    <EmptyState title={t('noPage')} hint={t('noPageHint')}>
      <Anchor component={Link} to="/">
        {t('home')}
      </Anchor>
    </EmptyState>
  );
}
