import { Injectable } from '@nestjs/common';

/** A column of stored secrets in a table whose primary key is `id`. Its name ends in `_encrypted`. */
export interface EncryptedColumn {
  table: string;
  column: string;
  /** SQL expression for the name by which people recognise the record: a column such as `name`, or a subquery. */
  label: string;
  /** The name by which people recognise the secret. */
  secret: string;
  /**
   * Returns the place to which the secret is bound. A value that was encrypted for one place cannot be decrypted in
   * another.
   */
  buildPlace(id: string): string;
}

/**
 * The registry of columns of stored secrets. A module that stores secrets registers its columns here, so that a
 * rotation re-encrypts them.
 */
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
