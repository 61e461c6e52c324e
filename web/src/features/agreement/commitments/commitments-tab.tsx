import { Alert, Button, Group, Stack, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CutListNotice } from '../../../records/cut-list-notice';
import { ConfirmDialog } from '../../../shared/layout/confirm-dialog';
import { Dialog } from '../../../shared/layout/dialog';
import { EmptyState } from '../../../shared/layout/empty-state';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { useArchiveMessage } from '../../../shared/layout/use-archiving';
import { useAgreementEditor } from '../use-agreement-editor';
import { CommitmentForm } from './commitment-form';
import { CommitmentItem } from './commitment-item';
import { type Commitment, commitmentApi } from './commitments.api';

/** The promises of the parties, by due day. */
export function CommitmentsTab() {
  const { t } = useTranslation(['agreement', 'record-editor']);
  const { agreement, canEdit } = useAgreementEditor();
  const [isArchivedShown, setArchivedShown] = useState(false);
  const [edited, setEdited] = useState<Commitment | 'new' | null>(null);
  const [archived, setArchived] = useState<Commitment | null>(null);
  const archive = commitmentApi.useArchive(agreement.id);
  const restore = commitmentApi.useRestore(agreement.id);
  const tell = useArchiveMessage(restore);
  const { data, error, refetch } = useQuery(commitmentApi.query(agreement.id, isArchivedShown ? 'any' : undefined));
  const close = () => setEdited(null);
  const closeArchive = () => {
    setArchived(null);
    archive.reset();
  };
  // The form follows the list, so that its version is that of now.
  const commitment = edited === 'new' ? null : (data?.items.find(({ id }) => id === edited?.id) ?? edited);
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        {canEdit && (
          <Button
            variant="light"
            size="xs"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => setEdited('new')}
          >
            {t('commitment.add')}
          </Button>
        )}
        <Switch
          size="sm"
          label={t('commitment.showArchived')}
          checked={isArchivedShown}
          onChange={({ currentTarget }) => setArchivedShown(currentTarget.checked)}
        />
      </Group>
      <div role="alert">{restore.error && <Alert color="red">{restore.error.message}</Alert>}</div>
      {error && !data && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingState />}
      {data?.items.length === 0 && <EmptyState title={t('commitment.empty')} hint={t('commitment.emptyHint')} />}
      <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {data?.items.map((one) => (
          <CommitmentItem
            key={one.id}
            commitment={one}
            onEdit={() => setEdited(one)}
            onArchive={() => setArchived(one)}
            onRestore={() => restore.mutate(one)}
          />
        ))}
      </Stack>
      <CutListNotice page={data} list={{ to: '/agreements/commitments', search: { agreementId: agreement.id } }} />
      <Dialog
        opened={edited !== null}
        onClose={close}
        title={edited === 'new' ? t('commitment.add') : t('commitment.editTitle')}
      >
        {edited !== null && <CommitmentForm agreementId={agreement.id} commitment={commitment} onDone={close} />}
      </Dialog>
      <ConfirmDialog
        isOpen={archived !== null}
        title={t('commitment.archiveTitle')}
        text={t('commitment.archiveText')}
        submit={t('record-editor:archiveSubmit')}
        error={archive.error}
        isPending={archive.isPending}
        onConfirm={() =>
          archived &&
          archive.mutate(archived, {
            onSuccess: (done) => {
              closeArchive();
              tell(done.description, done);
            },
          })
        }
        onClose={closeArchive}
      />
    </Stack>
  );
}
