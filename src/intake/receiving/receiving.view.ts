/** Response to a delivery that was accepted. */
export class ReceivedView {
  deliveryId: string;
  /** Whether the same delivery had arrived before. A duplicate has no further effect. */
  duplicate: boolean;
}

/** Response to the check of a valid address. */
export class ReadyView {
  /** @example "ready" */
  status: 'ready';
}

/** The stored part of a refused delivery. */
export class QuarantineView {
  id: string;
  receivedAt: Date;
  /** @example "signature.wrong" */
  code: string;
  contentType: string | null;
  /** Size of the body in bytes. */
  size: number;
  sha256: string;
  /** The first 2 KiB of the body. Bytes that are not ASCII are escaped. */
  head: string;
}
