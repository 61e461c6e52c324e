import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { type MailSubject, writeMailRequest } from '../../records/mails/write-mail.store';
import { type AnyRecord, recordQuery } from '../../records/search/record.api';
import { useStore } from '../../shared/api/external.store';
import { useFormDraft } from '../../shared/forms/use-form-draft';
import { Dialog } from '../../shared/layout/dialog';
import { EmptyState } from '../../shared/layout/empty-state';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { startDraft } from './mail-draft.rules';
import { WriteMailForm } from './write-mail-form';

/** The dialog that writes a mail about a contact, a lead or an activity. */
export function WriteMailDialog() {
  const { t } = useTranslation('records');
  const subject = useStore(writeMailRequest);
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const close = () => writeMailRequest.set(null);
  return (
    <Dialog opened={subject !== null} onClose={close} title={t('words.writeMail')} size="lg" fullScreen={isPhone}>
      {subject && (
        <Suspense fallback={<LoadingState />}>
          <MailAbout key={subject.id} subject={subject} onClose={close} />
        </Suspense>
      )}
    </Dialog>
  );
}

interface MailAboutProps {
  subject: MailSubject;
  onClose: () => void;
}

/** Reads the record that the mail is about. It may have become confidential since its page was opened. */
function MailAbout({ subject, onClose }: MailAboutProps) {
  const { t } = useTranslation('shared');
  const { data, error, refetch } = useQuery(recordQuery(subject.kind, subject.id));
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;
  if (data === null) return <EmptyState title={t('notFound')} hint={t('notFoundHint')} />;
  return <DraftedMail subject={subject} record={data} onClose={onClose} />;
}

/** Every record has a draft of its own. */
function DraftedMail({ subject, record, onClose }: MailAboutProps & { record: AnyRecord }) {
  const draft = useFormDraft(`mail ${subject.id}`, startDraft(record));
  return draft ? <WriteMailForm {...{ subject, record, draft, onClose }} /> : <LoadingState />;
}
