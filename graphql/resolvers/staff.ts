import type { Anonymous, Context } from '#graphql/context';
import { acceptInvitation, findInvitation } from '#graphql/people/accept-invitation';
import { makePasswordLink } from '#graphql/people/make-password-link';
import { resetPassword } from '#graphql/people/reset-password';
import { resetStaffTotp } from '#graphql/people/reset-staff-totp';
import { setTotpRequirement } from '#graphql/people/set-totp-requirement';
import type { InputOf } from '#graphql/resolvers/input-of';
import { removeStaff, setStaffRole } from '#recovery/shops/change-staff';
import {
  findInvitations,
  findStaff,
  type StaffMember as MemberFound,
  type StaffLink,
} from '#recovery/shops/find-staff';
import { inviteStaff, withdrawInvitation } from '#recovery/shops/invite-staff';

type Visitor = Context | Anonymous;

export const staffQueries = {
  staff: (_: unknown, __: unknown, { db, shopId }: Context) => findStaff(db, shopId),

  staffInvitations: (_: unknown, __: unknown, { db, shopId, by }: Context) =>
    findInvitations(db, shopId, by.now),

  invitation: (_: unknown, { secret }: { secret: string }, { runtime }: Visitor) =>
    findInvitation(runtime.database.db, secret, runtime.now()),
};

export const staffMutations = {
  inviteStaff: async (
    _: unknown,
    { input }: { input: InputOf<'InviteStaffInput'> },
    { db, shopId, by, viewer, runtime: { config } }: Context,
  ) => {
    const { name: shopName, isPractice } = await viewer.findShop();
    const mailing = config.smtpUrl !== null && !isPractice ? { secret: config.secret, shopName } : null;
    return inviteStaff(db, shopId, input, { ...by, appUrl: config.appUrl, mailing });
  },

  withdrawInvitation: (_: unknown, { id }: { id: string }, { db, shopId, by }: Context) =>
    withdrawInvitation(db, shopId, id, by),

  setStaffRole: (
    _: unknown,
    { userId, role, evenMyself }: { userId: string; role: InputOf<'StaffRole'>; evenMyself?: boolean | null },
    { db, shopId, by, viewer }: Context,
  ) =>
    setStaffRole(
      db,
      shopId,
      { userId, role },
      { ...by, viewerId: viewer.id, evenMyself: evenMyself ?? false },
    ),

  removeStaff: (
    _: unknown,
    { userId, evenMyself }: { userId: string; evenMyself?: boolean | null },
    { db, shopId, by, viewer }: Context,
  ) => removeStaff(db, shopId, userId, { ...by, viewerId: viewer.id, evenMyself: evenMyself ?? false }),

  makePasswordLink: (
    _: unknown,
    { userId }: { userId: string },
    { db, shopId, by, viewer, runtime }: Context,
  ) => makePasswordLink(db, shopId, userId, { ...by, appUrl: runtime.config.appUrl, viewer }),

  resetStaffTotp: (_: unknown, { userId }: { userId: string }, { db, shopId, by, viewer }: Context) =>
    resetStaffTotp(db, shopId, userId, { ...by, viewer }),

  setTotpRequirement: (
    _: unknown,
    { requirement }: { requirement: InputOf<'TotpRequirement'> },
    { db, shopId, by, viewer }: Context,
  ) => setTotpRequirement(db, shopId, requirement, { ...by, viewerId: viewer.id }),

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
