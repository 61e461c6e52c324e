import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { useSeenVersion } from '../../../../shared/fields/use-seen-version';
import { pickSent } from '../../../../shared/forms/form-values.rules';
import { useFormDraft } from '../../../../shared/forms/use-form-draft';
import { Dialog } from '../../../../shared/layout/dialog';
import { useUpdateWebhook, type Webhook } from '../webhooks.api';
import { WebhookForm } from './webhook-form';
import { buildWebhook, readWebhook } from './webhook-values.rules';

interface EditWebhookDialogProps {
  webhook: Webhook;
  isOpen: boolean;
  onClose: () => void;
}

/** Changes a webhook. */
export function EditWebhookDialog({ webhook, isOpen, onClose }: EditWebhookDialogProps) {
  const { t } = useTranslation('webhooks');
  return (
    <Dialog opened={isOpen} onClose={onClose} title={t('form.edit', { name: webhook.name })} size="lg">
      {isOpen && <EditForm webhook={webhook} onClose={onClose} />}
    </Dialog>
  );
}

function EditForm({ webhook, onClose }: Omit<EditWebhookDialogProps, 'isOpen'>) {
  const { t } = useTranslation('webhooks');
  const update = useUpdateWebhook();
  const { seen, onError } = useSeenVersion(webhook);
  const draft = useFormDraft(`webhook ${webhook.id}`, readWebhook(webhook));
  return (
    <WebhookForm
      draft={draft}
      webhook={webhook}
      mutation={update}
      onCancel={onClose}
      onSubmit={(values, finish) =>
        update.mutate(
          { id: webhook.id, version: seen!.version, body: pickSent(buildWebhook(values), draft!.isChanged) },
          {
            onSuccess: ({ name }) => {
              finish();
              onClose();
              notifications.show({ message: t('form.saved', { name }) });
            },
            onError,
          },
        )
      }
    />
  );
}
