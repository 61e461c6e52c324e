import { Anchor, Code, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/layout/dialog';
import { Fact, Facts } from '../../../shared/layout/facts';
import { KeySightText, UnseenEventsAlert } from './form/key-sight-text';
import { VerificationSnippet } from './secret/verification-snippet';
import { useWebhookTexts } from './use-webhook-texts';
import classes from './webhooks.module.css';
import type { Webhook } from './webhooks.api';

/** Where a webhook sends, which events, what its key sees, and how a receiver verifies the requests. */
export function WebhookFacts({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('webhooks');
  const { format, describeType } = useWebhookTexts();
  const [isOpen, { open, close }] = useDisclosure();
  const { url, eventTypes, apiKeyName, apiKeyRole, apiKeyScopes, formerSecretUntil } = webhook;
  const apiKey = { name: apiKeyName, role: apiKeyRole, scopes: apiKeyScopes };
  return (
    <Facts columnWidth={360}>
      <Fact name={t('form.url')}>
        <Code>{url}</Code>
      </Fact>
      <Fact name={t('form.eventTypes')}>
        {eventTypes.map(describeType).join(', ')}
        <UnseenEventsAlert apiKey={apiKey} chosen={eventTypes} />
      </Fact>
      <Fact name={t('form.key')}>
        <KeySightText apiKey={apiKey} />
      </Fact>
      <Fact name={t('facts.signature')}>
        <Text size="sm">
          {formerSecretUntil === null
            ? t('facts.signed')
            : t('facts.twiceSigned', { moment: format.moment(formerSecretUntil) })}
        </Text>
        <Anchor
          component="button"
          type="button"
          size="sm"
          underline="always"
          className={classes['touched']}
          onClick={open}
        >
          {t('verify.open')}
        </Anchor>
        <Dialog opened={isOpen} onClose={close} size="lg" title={t('verify.title')}>
          <VerificationSnippet />
        </Dialog>
      </Fact>
    </Facts>
  );
}
