import { acceptInvitation, findInvitation } from '#graphql/accept-invitation';
import type { Anonymous, Context } from '#graphql/context';
import type { InputOf } from '#graphql/input-of';
import { makePasswordLink } from '#graphql/make-password-link';
import { resetPassword } from '#graphql/reset-password';
import { removeStaff, setStaffRole } from '#recovery/change-staff';
import {
  findInvitations,
  findStaff,
  type StaffMember as MemberFound,
  type StaffLink,
} from '#recovery/find-staff';
import { inviteStaff, withdrawInvitation } from '#recovery/invite-staff';

type Visitor = Context | Anonymous;

export const staffQueries = {
  staff: (_: unknown, __: unknown, { db, shopId }: Context) => findStaff(db, shopId),

  staffInvitations: (_: unknown, __: unknown, { db, shopId, by }: Context) =>
    findInvitations(db, shopId, by.now),

  invitation: (_: unknown, { secret }: { secret: string }, { runtime }: Visitor) =>
    findInvitation(runtime.database.db, secret, runtime.now()),
};

export const staffMutations = {
  inviteStaff: (
    _: unknown,
    { input }: { input: InputOf<'InviteStaffInput'> },
    { db, shopId, by, runtime }: Context,
  ) => inviteStaff(db, shopId, input, { ...by, appUrl: runtime.config.appUrl }),

  withdrawInvitation: (_: unknown, { id }: { id: string }, { db, shopId, by }: Context) =>
    withdrawInvitation(db, shopId, id, by),

  setStaffRole: (
    _: unknown,
    { userId, role }: { userId: string; role: InputOf<'StaffRole'> },
    { db, shopId, by }: Context,
  ) => setStaffRole(db, shopId, { userId, role }, by),

  removeStaff: (_: unknown, { userId }: { userId: string }, { db, shopId, by }: Context) =>
    removeStaff(db, shopId, userId, by),

  makePasswordLink: (
    _: unknown,
    { userId }: { userId: string },
    { db, shopId, by, viewer, runtime }: Context,
  ) => {
    const { isAdministrator } = viewer;
    return makePasswordLink(db, shopId, userId, { ...by, appUrl: runtime.config.appUrl, isAdministrator });
  },

  acceptInvitation: (
    _: unknown,
    { input: { secret, name, password } }: { input: InputOf<'AcceptInvitationInput'> },
    { runtime }: Visitor,
  ) => acceptInvitation(runtime.database, { secret, name: name ?? '', password }, runtime.now()),

  resetPassword: (_: unknown, { input }: { input: InputOf<'ResetPasswordInput'> }, { runtime }: Visitor) =>
    resetPassword(runtime.database.db, input, runtime.now()),
};

export const StaffMember = {
  isYou: ({ userId }: MemberFound, _: unknown, { viewer }: Context) => userId === viewer.id,
};

export const StaffInvitation = {
  invitedBy: ({ createdBy }: StaffLink) => createdBy,
};
