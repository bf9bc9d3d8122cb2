import { operator, router } from "@/server/trpc/init";
import { changePassword } from "./change-password";
import { changePasswordInput } from "./schemas";

export const hqIdentityRouter = router({
  "change-password": operator("hq.session")
    .input(changePasswordInput)
    .mutation(({ ctx, input }) => changePassword(ctx, input)),
});
