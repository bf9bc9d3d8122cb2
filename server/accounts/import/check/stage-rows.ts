import type pg from "pg";
import { newId } from "@/server/platform/ids";
import type { ListRow } from "../read/list-row";
import { copyLines, settleLines } from "@/server/platform/copy-lines";
import type { Finding } from "./open-row";
import { type Known, readRow } from "./read-row";

const stagedColumns = {
  line: "line",
  account_no: "accountNo",
  name: "name",
  person_kind: "personKind",
  phone: "phone",
  id_number: "idNumber",
  division_id: "divisionId",
  network_node_id: "networkNodeId",
  use: "use",
  district: "district",
  community: "community",
  building: "building",
  unit: "unit",
  room: "room",
  address: "address",
  built_area: "builtArea",
  chargeable_area: "chargeableArea",
  height_factor: "heightFactor",
  storey_height: "storeyHeight",
  price_class: "priceClass",
  settlement: "settlement",
  supply_state: "supplyState",
  opened_on: "openedOn",
  household_size: "householdSize",
  low_income: "lowIncome",
  separable: "separable",
  warranty_until: "warrantyUntil",
} as const;

/** The most findings that are kept; a list with more is wrong as a whole, and the first tell why. */
export const findingLimit = 200_000;

type Staging = { tenantId: string; importId: string; client: pg.PoolClient };

/**
 * Reads every row, lands the good ones beside import_rows and writes what is wrong with the others to import_findings.
 * @param onRow called after each row; throwing there ends the copy
 */
export async function stageRows(
  { tenantId, importId, client }: Staging,
  rows: AsyncIterable<ListRow>,
  known: Known,
  onRow: (count: number) => void,
): Promise<{ total: number; rejected: number }> {
  const findings: Finding[] = [];
  const columns = ["tenant_id", "id", "import_id", ...Object.keys(stagedColumns)];
  const keys = Object.values(stagedColumns);
  const copy = await copyLines(client, "import_rows", columns);
  let total = 0;
  let rejected = 0;
  try {
    for await (const row of rows) {
      total += 1;
      const result = readRow(row, known);
      if ("row" in result) {
        await copy.write([tenantId, newId(), importId, ...keys.map((key) => result.row[key])]);
      } else {
        rejected += 1;
        if (findings.length < findingLimit) findings.push(...result.findings);
      }
      onRow(total);
    }
    await copy.end();
  } catch (error) {
    copy.abort(error as Error);
    throw error;
  }
  await copyFindings({ tenantId, importId, client }, findings);
  return { total, rejected };
}

async function copyFindings({ tenantId, importId, client }: Staging, findings: Finding[]): Promise<void> {
  const columns = ["tenant_id", "id", "import_id", "line", '"column"', "value", "code", "params"];
  const copy = await copyLines(client, "import_findings", columns);
  for (const { line, column, value, code, params } of findings) {
    await copy.write([tenantId, newId(), importId, line, column, value, code, JSON.stringify(params)]);
  }
  await copy.end();
  await settleLines(client, "import_findings");
}
