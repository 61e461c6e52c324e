/** What a sender is told of a delivery that was taken in. */
export class ReceivedView {
  deliveryId: string;
  /** Whether it had come before; nothing is done twice. */
  duplicate: boolean;
}

/** What a sender is told that looks whether the address is good. */
export class ReadyView {
  /** @example "ready" */
  status: 'ready';
}
