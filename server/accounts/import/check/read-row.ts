import type { importRows } from "@/db/schema";
import type { ImportField, Mapping } from "../schemas";
import type { ListRow } from "../read/list-row";
import * as cells from "./cell-readers";
import { readPlace } from "./read-place";
import { looksLikeCompany, settlementWords, supplyWords, useWords, yesNoWords } from "./words";

export type Finding = { line: number; column: string; value: string; code: string; params: Record<string, string> };

type Staged = Omit<
  typeof importRows.$inferInsert,
  "tenantId" | "id" | "importId" | "createdAt" | "accountId" | "premiseId" | "action" | "ownerChanged" | "areaChanged"
>;

/** What the cells of a list are checked against. */
export type Known = {
  kind: "heating" | "water";
  today: string;
  headers: string[];
  mapping: Mapping;
  /** Whether a row must have as many cells as the header; workbooks leave out empty ones. */
  strictWidth: boolean;
  divisions: ReadonlyMap<string, string>;
  stations: ReadonlyMap<string, string>;
  priceClasses: ReadonlyMap<string, string>;
};

/** Reads one line of a list: what it says in our words, or everything that is wrong with it. */
export function readRow({ line, cells: given }: ListRow, known: Known): { row: Staged } | { findings: Finding[] } {
  const findings: Finding[] = [];
  const textOf = (field: ImportField) => {
    const index = known.mapping[field];
    return index === undefined ? "" : (given[index] ?? "");
  };
  const object = (field: ImportField | "", problem: cells.Problem, value = field === "" ? "" : textOf(field)) =>
    findings.push({
      line,
      column: field === "" ? "" : (known.headers[known.mapping[field] ?? -1] ?? field),
      value: value.slice(0, 200),
      code: problem.code,
      params: problem.params ?? {},
    });
  const read = <T>(field: ImportField, reader: (cell: string) => cells.Reading<T>): T | null => {
    const cell = textOf(field);
    if (cell === "") return null;
    const damage = cells.findDamage(cell);
    const reading = damage ? { problem: damage } : reader(cell);
    if ("value" in reading) return reading.value;
    object(field, reading.problem);
    return null;
  };

  const width = given.length;
  const surplus = given.slice(known.headers.length).some((cell) => cell !== "");
  if (surplus || (known.strictWidth && width < known.headers.length)) {
    const params = { expected: String(known.headers.length), found: String(width) };
    object("", { code: "column-count", params }, given.join(" | "));
    return { findings };
  }

  const accountNo = need("accountNo", cells.readAccountNo);
  const name = need("name", cells.readName);
  const idNumber = read("idNumber", cells.readIdNumber);
  const builtArea =
    known.kind === "heating" ? need("builtArea", cells.readArea) : (read("builtArea", cells.readArea) ?? "0");
  const divisionId = readDivision();
  const place = readPlace({
    district: read("district", cells.readName) ?? "",
    community: read("community", cells.readName) ?? "",
    building: read("building", cells.readName) ?? "",
    unit: read("unit", cells.readName) ?? "",
    room: read("room", cells.readName) ?? "",
    address: read("address", cells.readName) ?? "",
  });
  if (!place) objectToPlace();
  const rest = {
    phone: read("phone", cells.readPhone),
    networkNodeId: read("station", (cell) => cells.readChoice(cell, known.stations, "unknown-station")),
    chargeableArea: read("chargeableArea", cells.readArea),
    heightFactor: read("heightFactor", (cell) =>
      cells.readDecimal(cell, { places: 3, above: 0, upTo: 10, code: "bad-factor" }),
    ),
    storeyHeight: read("storeyHeight", (cell) =>
      cells.readDecimal(cell, { places: 2, above: 1, upTo: 50, code: "bad-height" }),
    ),
    priceClass: read("priceClass", (cell) => cells.readChoice(cell, known.priceClasses, "unknown-class")),
    settlement: read("settlement", (cell) => cells.readChoice(cell, settlementWords, "unknown-settlement")),
    supplyState: read("supplyState", (cell) => cells.readChoice(cell, supplyWords, "unknown-supply-state")),
    use: read("use", (cell) => cells.readChoice(cell, useWords, "unknown-use")),
    openedOn: read("openedOn", readPastDay),
    householdSize: read("householdSize", cells.readCount),
    lowIncome: readYesNo("lowIncome"),
    separable: readYesNo("separable"),
    warrantyUntil: read("warrantyUntil", cells.readDay),
  };
  if (findings.length > 0 || !accountNo || !name || !builtArea || !divisionId || !place) return { findings };
  const personKind = looksLikeCompany(name, idNumber) ? ("company" as const) : ("human" as const);
  return { row: { line, accountNo, name, personKind, idNumber, divisionId, builtArea, ...place, ...rest } };

  function need<T>(field: ImportField, reader: (cell: string) => cells.Reading<T>): T | null {
    if (textOf(field) === "") object(field, { code: "missing" });
    return read(field, reader);
  }

  function readDivision(): string | null {
    if (textOf("division") === "") {
      const [only] = new Set(known.divisions.values());
      if (only && new Set(known.divisions.values()).size === 1) return only;
      object("division", { code: "missing" });
      return null;
    }
    return read("division", (cell) => cells.readChoice(cell, known.divisions, "unknown-division"));
  }

  function objectToPlace(): void {
    const open = (["community", "building", "room"] as const).filter((field) => textOf(field) === "");
    if (textOf("address") !== "") object("address", { code: "unreadable-address" });
    else for (const field of open) object(field, { code: "missing" });
  }

  function readPastDay(cell: string): cells.Reading<string> {
    const reading = cells.readDay(cell);
    return "value" in reading && reading.value > known.today ? { problem: { code: "date-ahead" } } : reading;
  }

  function readYesNo(field: ImportField): boolean | null {
    const word = read(field, (cell) => cells.readChoice(cell, yesNoWords, "bad-yes-no"));
    return word === null ? null : word === "yes";
  }
}
