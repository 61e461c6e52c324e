import { Button, Card, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../../shared/api/schema';
import { ConfirmDialog } from '../../../shared/layout/confirm-dialog';
import { Dialog } from '../../../shared/layout/dialog';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { FieldGroupCard } from '../fields/field-group-card';
import { touchesQuery } from '../lead-page.api';
import { useLeadEditor } from '../use-lead-editor';
import { TouchForm } from './touch-form';
import { TouchItem } from './touch-item';
import { useRemoveTouch } from './touches.api';

type Touch = components['schemas']['LeadTouchView'];

/** How the lead came in, and what else influenced it. Reports attribute it to these. */
export function TouchesTab() {
  const { t } = useTranslation('lead');
  const { lead, canEdit } = useLeadEditor();
  /** The touch in the form: null for a new one, undefined while the form is closed. */
  const [edited, setEdited] = useState<Touch | null>();
  const close = () => setEdited(undefined);
  return (
    <>
      <FieldGroupCard group="origin" />
      <Card withBorder component="section" aria-labelledby="touches">
        <Title order={2} size="h5" id="touches">
          {t('words.touches')}
        </Title>
        <Text size="sm" c="dimmed" mb="sm">
          {t('touches.hint')}
        </Text>
        <TouchList onEdit={setEdited} />
        {canEdit && (
          <Button variant="default" mt="sm" w="fit-content" onClick={() => setEdited(null)}>
            {t('touches.add')}
          </Button>
        )}
      </Card>
      <Dialog opened={edited !== undefined} onClose={close} title={edited ? t('touches.editTitle') : t('touches.add')}>
        {edited !== undefined && <TouchForm leadId={lead.id} touch={edited} onDone={close} />}
      </Dialog>
    </>
  );
}

function TouchList({ onEdit }: { onEdit: (touch: Touch) => void }) {
  const { t } = useTranslation('lead');
  const { lead } = useLeadEditor();
  const { data, error, refetch } = useQuery(touchesQuery(lead.id));
  const removal = useRemoveTouch(lead.id);
  const [removed, setRemoved] = useState<Touch | null>(null);
  const close = () => {
    setRemoved(null);
    removal.reset();
  };
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  return (
    <>
      <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {data.items.map((touch) => (
          <TouchItem key={touch.id} touch={touch} onEdit={() => onEdit(touch)} onRemove={() => setRemoved(touch)} />
        ))}
      </Stack>
      <ConfirmDialog
        isOpen={removed !== null}
        title={t('touches.removeTitle')}
        text={t('touches.removeText')}
        submit={t('words.remove')}
        error={removal.error}
        isPending={removal.isPending}
        onConfirm={() => removed && removal.mutate(removed, { onSuccess: close })}
        onClose={close}
      />
    </>
  );
}
