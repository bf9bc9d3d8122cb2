import { router, staff } from "@/server/trpc/init";
import { changePassword } from "./change-password";
import { changeRoles, disableStaff, enableStaff, inviteStaff, listStaff, resetPassword } from "./manage-staff";
import { changePasswordInput, changeRolesInput, inviteStaffInput, staffMember } from "./schemas";

export const staffIdentityRouter = router({
  list: staff("settings.manage-staff").query(({ ctx }) => listStaff(ctx)),
  invite: staff("settings.manage-staff")
    .input(inviteStaffInput)
    .mutation(({ ctx, input }) => inviteStaff(ctx, input)),
  "change-roles": staff("settings.manage-staff")
    .input(changeRolesInput)
    .mutation(({ ctx, input }) => changeRoles(ctx, input)),
  disable: staff("settings.manage-staff")
    .input(staffMember)
    .mutation(({ ctx, input }) => disableStaff(ctx, input)),
  enable: staff("settings.manage-staff")
    .input(staffMember)
    .mutation(({ ctx, input }) => enableStaff(ctx, input)),
  "reset-password": staff("settings.manage-staff")
    .input(staffMember)
    .mutation(({ ctx, input }) => resetPassword(ctx, input)),
  "change-password": staff("session.read")
    .input(changePasswordInput)
    .mutation(({ ctx, input }) => changePassword(ctx, input)),
});
