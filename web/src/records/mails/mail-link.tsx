import { Anchor } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { loadPart } from '../../shared/api/connection.store';
import { Dialog } from '../../shared/layout/dialog';
import { LoadingState } from '../../shared/layout/loading-state';

const MailDetails = lazy(async () => {
  const { MailDetails: Details } = await loadPart(() => import('./mail-details'));
  return { default: Details };
});

/** The subject of a mail, which opens what was sent above the page. */
export function MailLink({ id, subject }: { id: string; subject: string }) {
  const { t } = useTranslation('records');
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <>
      <Anchor component="button" type="button" inherit ta="start" onClick={open}>
        {subject}
      </Anchor>
      <Dialog opened={isOpen} onClose={close} size="lg" title={t('words.mailTitled', { subject })}>
        {isOpen && (
          <Suspense fallback={<LoadingState />}>
            <MailDetails id={id} onClose={close} />
          </Suspense>
        )}
      </Dialog>
    </>
  );
}
