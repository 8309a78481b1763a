/** A ladder: each role includes the ones before it. */
export const roles = ['VIEW', 'OPERATE', 'CANCEL', 'MANAGE'] as const;
export type Role = (typeof roles)[number];

export function rolesUpTo(role: Role): readonly Role[] {
  return roles.slice(0, roles.indexOf(role) + 1);
}
