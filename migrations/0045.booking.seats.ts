import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * All seats of a booking have ids that begin with the id of the booking. A delivery about a seat, or about the booking as
 * a whole, finds them by that beginning.
 */
export class BookingSeats1764000000045 implements MigrationInterface {
  name = 'BookingSeats1764000000045';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX intake_registration_booking_idx ON intake_registration (connection_id, split_part(external_id, '/', 1))`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
