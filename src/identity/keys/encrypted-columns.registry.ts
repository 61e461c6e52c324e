import { Injectable } from '@nestjs/common';

/** A column of stored secrets, in a table whose primary key is `id`. Its name ends in `_sealed`. */
export interface EncryptedColumn {
  table: string;
  column: string;
  /** The column by which people know the record, such as `name`. */
  label: string;
  /** The name by which people know the secret. */
  secret: string;
  /** The place that the secret is bound to: a value that was encrypted for one place cannot be decrypted in another. */
  buildPlace(id: string): string;
}

/** The columns of stored secrets. Whoever stores secrets registers their columns here, so that a rotation reaches them. */
@Injectable()
export class EncryptedColumnRegistry {
  private readonly columns: EncryptedColumn[] = [];

  register(...columns: EncryptedColumn[]): void {
    this.columns.push(...columns);
  }

  list(): readonly EncryptedColumn[] {
    return this.columns;
  }
}
