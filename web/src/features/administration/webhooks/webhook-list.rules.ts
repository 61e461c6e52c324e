import { type ListDefinition, type ListSearch, readListSearch } from '../../../shared/tables/list-search.rules';

/** The filters and orders that the address of the list of webhooks can name. */
export const WEBHOOK_LIST = {
  path: '/api/v1/webhooks',
  fields: [{ name: 'state', kind: 'choice', vocabulary: 'webhookState' }],
  sorts: ['name', 'createdAt'],
  defaultSort: 'name',
  columns: [],
} as const satisfies ListDefinition;

/** Reads what the address says. Parameters that mean nothing are left out. */
export function readWebhookSearch(search: Record<string, unknown>): ListSearch {
  return readListSearch(WEBHOOK_LIST, search);
}

/** Returns the address of the page of a webhook. */
export function getWebhookPath(id: string): string {
  return `/administration/webhooks/${id}`;
}

/** Returns the host to which a webhook sends, with the port if it is not the usual one. */
export function getHost(url: string): string {
  return URL.parse(url)?.host ?? url;
}
