import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Gives all seats of a booking ids that begin with the id of the booking. A delivery about a seat, or about the whole
 * booking, finds them by this prefix.
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
