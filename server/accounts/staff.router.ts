import { router, staff } from "@/server/trpc/init";
import { importsRouter } from "./imports.router";
import { tellHousehold } from "./households/tell-household";
import { getAccount } from "./page/get-account";
import { getAccountMoney } from "./page/get-account-money";
import { getAccountWork } from "./page/get-account-work";
import { revealIdentity } from "./page/reveal-identity";
import { accountInput, householdInput, revealInput, searchInput } from "./schemas";
import { searchAccounts } from "./search/search-accounts";

export const staffAccountsRouter = router({
  search: staff("accounts.read")
    .input(searchInput)
    .query(({ ctx, input }) => searchAccounts(ctx, input)),
  get: staff("accounts.read")
    .input(accountInput)
    .query(({ ctx, input }) => getAccount(ctx, input.accountId)),
  money: staff("billing.read")
    .input(accountInput)
    .query(({ ctx, input }) => getAccountMoney(ctx, input.accountId)),
  work: staff("tickets.read")
    .input(accountInput)
    .query(({ ctx, input }) => getAccountWork(ctx, input.accountId)),
  "tell-household": staff("accounts.tell-household")
    .input(householdInput)
    .mutation(({ ctx, input }) => tellHousehold(ctx, input)),
  "reveal-identity": staff("accounts.read-identity")
    .input(revealInput)
    .mutation(({ ctx, input }) => revealIdentity(ctx, input)),
  imports: importsRouter,
});
