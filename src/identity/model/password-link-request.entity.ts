import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A request for a link to set a password, until the link is sent. The address of the request is not stored: `userId` is null
 * if nobody gets a link.
 */
@Entity('password_link_request')
export class PasswordLinkRequest {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column('uuid', { nullable: true })
  userId: string | null;
}
