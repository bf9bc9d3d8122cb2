import { type SQL, sql } from "drizzle-orm";
import type { Tenant } from "@/server/platform/context";
import { billedDays } from "../households/billed-days";
import { toldHouseholds } from "./told-households";

/** The staged rows that would change a household on a day by which a standing bill goes, with the last such day. */
export const billedRows = (tenant: Tenant, day: string, where: { rows: SQL; mine: SQL }): SQL => sql`
  with told as materialized (select id, account_id, owner_changed from (${toldHouseholds(tenant.id, day, where)}) s)
  select told.id, told.owner_changed, billed.day
  from told join (${billedDays(tenant, sql`select account_id from told`)}) billed on billed.account_id = told.account_id
  where billed.day >= ${day}`;
