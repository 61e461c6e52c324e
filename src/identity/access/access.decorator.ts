import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiExtension } from '@nestjs/swagger';
import type { Permission } from './access.policy.js';

/** Metadata key of the permissions that a route requires. */
export const ACCESS = 'access';
/** The value of {@link ACCESS} on routes that anybody may call. */
export const PUBLIC = 'public';

/**
 * Sets the permission that a route requires, and those for the contents of other records that its response repeats. A
 * route with neither this nor {@link Public} is forbidden for everybody.
 */
export const Access = (permission: Permission, ...others: Permission[]) =>
  applyDecorators(
    SetMetadata(ACCESS, [permission, ...others]),
    ApiBearerAuth(),
    ApiCookieAuth(),
    ApiExtension('x-permission', permission),
    ...(others.length > 0 ? [ApiExtension('x-further-permissions', others)] : []),
  );

/** Metadata key of the routes that a caller with a door link may use for the seminar of the link. */
export const DOOR = 'door';

/** Opens a route of a seminar, whose id is the parameter `id`, to callers with a door link of that seminar. */
export const Door = () => SetMetadata(DOOR, true);

/** Marks a route that anybody may call: login, health. */
export const Public = () => applyDecorators(SetMetadata(ACCESS, PUBLIC), ApiExtension('x-permission', PUBLIC));
