import { z } from "zod";
import { staffRoles } from "@/tenants/permissions";

const roles = z.array(z.enum(staffRoles)).min(1, "roles-missing").max(staffRoles.length);
const userId = z.uuid();

/** A colleague to be let in. */
export const inviteStaffInput = z.object({
  name: z.string().trim().min(2, "too-short").max(60),
  email: z.email("email-invalid").trim().toLowerCase().max(120),
  roles,
});

export const changeRolesInput = z.object({ userId, roles });
export const staffMember = z.object({ userId });

/** A password of one's own: long rather than odd, as the current advice is. */
export const changePasswordInput = z.object({
  current: z.string().min(1, "password-missing").max(200),
  next: z.string().min(10, "password-too-short").max(200),
});
