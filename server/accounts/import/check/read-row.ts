import type { importRows } from "@/db/schema";
import type { ListRow } from "../read/list-row";
import type { ImportField } from "../schemas";
import * as cells from "./cell-readers";
import { type Columns, type Finding, type OpenRow, openRow } from "./open-row";
import { type Place, readPlace } from "./read-place";
import { looksLikeCompany, settlementWords, supplyWords, useWords, yesNoWords } from "./words";

type Staged = Omit<
  typeof importRows.$inferInsert,
  "tenantId" | "id" | "importId" | "createdAt" | "accountId" | "premiseId" | "action" | "ownerChanged" | "areaChanged"
>;

/** What the cells of a list are checked against. */
export type Known = Columns & {
  kind: "heating" | "water";
  today: string;
  /** Whether a row must have as many cells as the header; workbooks leave out empty ones. */
  strictWidth: boolean;
  divisions: ReadonlyMap<string, string>;
  stations: ReadonlyMap<string, string>;
  priceClasses: ReadonlyMap<string, string>;
};

/** Reads one line of a list: what it says in our words, or everything that is wrong with it. */
export function readRow(line: ListRow, known: Known): { row: Staged } | { findings: Finding[] } {
  const row = openRow(line, known);
  if (!hasRightWidth(line, known, row)) return row;
  const accountNo = row.need("accountNo", cells.readAccountNo);
  const name = row.need("name", cells.readName);
  const idNumber = row.read("idNumber", cells.readIdNumber);
  const readArea = known.kind === "heating" ? row.need : row.read;
  const builtArea = readArea("builtArea", cells.readArea) ?? (known.kind === "water" ? "0" : null);
  const divisionId = readDivision(row, known);
  const place = readWhere(row);
  const facts = readFacts(row, known);
  if (row.findings.length > 0 || !accountNo || !name || !builtArea || !divisionId || !place) return row;
  const personKind = looksLikeCompany(name, idNumber) ? ("company" as const) : ("human" as const);
  return { row: { line: line.line, accountNo, name, personKind, idNumber, divisionId, builtArea, ...place, ...facts } };
}

function hasRightWidth(line: ListRow, { headers, strictWidth }: Known, row: OpenRow): boolean {
  const found = line.cells.length;
  const surplus = line.cells.slice(headers.length).some((cell) => cell !== "");
  if (!surplus && !(strictWidth && found < headers.length)) return true;
  row.object(null, { code: "column-count", params: { expected: String(headers.length), found: String(found) } });
  return false;
}

/** The division named, or the only one there is. */
function readDivision(row: OpenRow, { divisions }: Known): string | null {
  if (row.textOf("division") !== "") {
    return row.read("division", (cell) => cells.readChoice(cell, divisions, "unknown-division"));
  }
  const ids = new Set(divisions.values());
  const [only] = ids;
  if (only && ids.size === 1) return only;
  row.object("division", { code: "missing" });
  return null;
}

function readWhere(row: OpenRow): Place | undefined {
  const text = (field: ImportField) => row.read(field, cells.readName) ?? "";
  const place = readPlace({
    district: text("district"),
    community: text("community"),
    building: text("building"),
    unit: text("unit"),
    room: text("room"),
    address: text("address"),
  });
  if (place) return place;
  if (row.textOf("address") !== "") row.object("address", { code: "unreadable-address" });
  else {
    for (const field of ["community", "building", "room"] as const) {
      if (row.textOf(field) === "") row.object(field, { code: "missing" });
    }
  }
  return undefined;
}

/** What a list may say and need not. */
function readFacts({ read }: OpenRow, known: Known) {
  const decimal = (rule: Parameters<typeof cells.readDecimal>[1]) => (cell: string) => cells.readDecimal(cell, rule);
  const choice =
    <T extends string>(words: ReadonlyMap<string, T>, code: string) =>
    (cell: string) =>
      cells.readChoice(cell, words, code);
  const yesNo = (field: ImportField) => {
    const word = read(field, choice(yesNoWords, "bad-yes-no"));
    return word === null ? null : word === "yes";
  };
  const pastDay = (cell: string): cells.Reading<string> => {
    const reading = cells.readDay(cell);
    return "value" in reading && reading.value > known.today ? { problem: { code: "date-ahead" } } : reading;
  };
  return {
    phone: read("phone", cells.readPhone),
    networkNodeId: read("station", choice(known.stations, "unknown-station")),
    chargeableArea: read("chargeableArea", cells.readArea),
    heightFactor: read("heightFactor", decimal({ places: 3, above: 0, upTo: 10, code: "bad-factor" })),
    storeyHeight: read("storeyHeight", decimal({ places: 2, above: 1, upTo: 50, code: "bad-height" })),
    priceClass: read("priceClass", choice(known.priceClasses, "unknown-class")),
    settlement: read("settlement", choice(settlementWords, "unknown-settlement")),
    supplyState: read("supplyState", choice(supplyWords, "unknown-supply-state")),
    use: read("use", choice(useWords, "unknown-use")),
    openedOn: read("openedOn", pastDay),
    householdSize: read("householdSize", cells.readCount),
    lowIncome: yesNo("lowIncome"),
    separable: yesNo("separable"),
    warrantyUntil: read("warrantyUntil", cells.readDay),
  };
}
