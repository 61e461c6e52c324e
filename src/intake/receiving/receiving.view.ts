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

/** A delivery that was refused: enough of it to see what is wrong. */
export class QuarantineView {
  id: string;
  receivedAt: Date;
  /** @example "signature.wrong" */
  code: string;
  contentType: string | null;
  /** In bytes. */
  size: number;
  sha256: string;
  /** Its first 2 KiB; bytes that are no ASCII are escaped. */
  head: string;
}
