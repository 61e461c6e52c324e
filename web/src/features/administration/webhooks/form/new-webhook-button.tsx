import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormDraft } from '../../../../shared/forms/use-form-draft';
import { NewButton } from '../../../../shared/keyboard/new-button';
import { Dialog } from '../../../../shared/layout/dialog';
import { SecretPanel } from '../secret/secret-panel';
import { getWebhookPath } from '../webhook-list.rules';
import { useCreateWebhook } from '../webhooks.api';
import { WebhookForm } from './webhook-form';
import { buildWebhook, NO_WEBHOOK } from './webhook-values.rules';

/** Creates a webhook and shows its secret once. The page of the webhook opens afterwards. */
export function NewWebhookButton() {
  const { t } = useTranslation('webhooks');
  const navigate = useNavigate();
  const [isOpen, { open, close }] = useDisclosure();
  const creation = useCreateWebhook();
  const { data: created } = creation;
  const closeAll = () => {
    close();
    creation.reset();
    if (created) void navigate({ to: getWebhookPath(created.id) });
  };
  return (
    <>
      <NewButton text={t('form.new')} onClick={open} />
      <Dialog
        opened={isOpen}
        onClose={closeAll}
        size="lg"
        // The secret is lost with the dialog, so that Escape does not close it.
        isClosable={!created?.secret}
        title={created ? t('secret.createdTitle', { name: created.name }) : t('form.new')}
      >
        {isOpen && !created && <NewWebhookForm creation={creation} onCancel={closeAll} />}
        {created && <SecretPanel secret={created.secret} onDone={closeAll} />}
      </Dialog>
    </>
  );
}

interface NewWebhookFormProps {
  creation: ReturnType<typeof useCreateWebhook>;
  onCancel: () => void;
}

function NewWebhookForm({ creation, onCancel }: NewWebhookFormProps) {
  return (
    <WebhookForm
      draft={useFormDraft('new webhook', NO_WEBHOOK)}
      webhook={null}
      mutation={creation}
      onCancel={onCancel}
      onSubmit={(values, finish) => creation.mutate(buildWebhook(values), { onSuccess: finish })}
    />
  );
}
