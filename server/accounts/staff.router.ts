import { router, staff } from "@/server/trpc/init";
import { importsRouter } from "./imports.router";
import { searchInput } from "./schemas";
import { searchAccounts } from "./search/search-accounts";

export const staffAccountsRouter = router({
  search: staff("accounts.read")
    .input(searchInput)
    .query(({ ctx, input }) => searchAccounts(ctx, input)),
  imports: importsRouter,
});
