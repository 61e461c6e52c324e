import { type ListDefinition, type ListSearch, readListSearch } from '../../../../shared/tables/list-search.rules';

/** The filters that the address of the log of a webhook can name. */
export const DELIVERY_LIST = {
  path: '/api/v1/webhooks/{id}/deliveries',
  fields: [
    { name: 'state', kind: 'choice', vocabulary: 'webhookDeliveryState' },
    { name: 'type', kind: 'choice', vocabulary: 'webhookEventType' },
    { name: 'at', kind: 'instant' },
    // The id of a record. It is chosen by searching for the record.
    { name: 'entityId', kind: 'text' },
  ],
  sorts: [],
  defaultSort: '-at',
  columns: [],
} as const satisfies ListDefinition;

/** The filters of the bar. The record has an input of its own. */
export const DELIVERY_BAR_LIST: ListDefinition = {
  ...DELIVERY_LIST,
  fields: DELIVERY_LIST.fields.filter(({ name }) => name !== 'entityId'),
};

/** The parameter of the address that names the delivery which is open. */
const OPEN = 'delivery';

/** Reads what the address says. Parameters that mean nothing are left out. */
export function readDeliverySearch(search: Record<string, unknown>): ListSearch {
  return readListSearch(DELIVERY_LIST, search);
}

/** Finds the delivery that is open; null if there is none. */
export function findOpenDelivery({ [OPEN]: id }: ListSearch): string | null {
  return typeof id === 'string' ? id : null;
}

/** Opens a delivery, or closes the open one. */
export function openDelivery(search: ListSearch, id: string | undefined): ListSearch {
  return { ...search, [OPEN]: id };
}
