import { cleanTexts } from '../../../../shared/forms/form-values.rules';
import type { CreateWebhook, Webhook } from '../webhooks.api';

/** The values of the form of a webhook. */
export interface WebhookValues {
  name: string;
  url: string;
  apiKeyId: string | null;
  eventTypes: string[];
  description: string;
}

export const NO_WEBHOOK: WebhookValues = { name: '', url: '', apiKeyId: null, eventTypes: [], description: '' };

/** Returns the values of a webhook. */
export function readWebhook({ name, url, apiKeyId, eventTypes, description }: Webhook): WebhookValues {
  return { name, url, apiKeyId, eventTypes, description: description ?? '' };
}

/** Builds the request. Types are sorted, so that another order of choosing them is no change. */
export function buildWebhook(values: WebhookValues): CreateWebhook {
  const { name, url, description } = cleanTexts(values);
  return {
    name: name ?? '',
    url: url ?? '',
    apiKeyId: values.apiKeyId ?? '',
    eventTypes: values.eventTypes.toSorted(),
    description,
  };
}
