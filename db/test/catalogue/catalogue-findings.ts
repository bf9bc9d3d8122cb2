import type pg from "pg";
import type { Finding } from "./finding";
import { grantFindings } from "./grant-findings";
import { keyFindings } from "./key-findings";
import { policyFindings } from "./policy-findings";
import { roleFindings } from "./role-findings";
import { tableFindings } from "./table-findings";

/**
 * Asks PostgreSQL's own catalogue about every table, view, key, index, policy and grant, and says what breaks the
 * rules of tenancy. Empty when subsidiaries are apart; a table nobody thought of is found because nobody exempted it.
 */
export async function catalogueFindings(client: pg.Client): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const check of [tableFindings, keyFindings, policyFindings, grantFindings, roleFindings]) {
    found.push(...(await check(client)));
  }
  return found;
}
