import { Anchor } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { loadPart } from '../../shared/api/connection.store';
import { Dialog } from '../../shared/layout/dialog';
import { LoadingState } from '../../shared/layout/loading-state';

const VersionHistory = lazy(async () => {
  const { VersionHistory: History } = await loadPart(() => import('./dialogs/version-history'));
  return { default: History };
});

interface DocumentHistoryProps {
  id: string;
  title: string;
  children: ReactNode;
}

/** Words that open the versions of a document, of which some may have been removed, above the page. */
export function DocumentHistory({ id, title, children }: DocumentHistoryProps) {
  const { t } = useTranslation('documents');
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <>
      <Anchor component="button" type="button" inherit ta="start" onClick={open}>
        {children}
      </Anchor>
      <Dialog opened={isOpen} onClose={close} size="lg" title={t('dialog.history', { title })}>
        {isOpen && (
          <Suspense fallback={<LoadingState />}>
            <VersionHistory id={id} />
          </Suspense>
        )}
      </Dialog>
    </>
  );
}
