/** Which dwellings of a community are meant; each part lists every way of writing it that is on record. */
export type Dwelling = { building?: string[]; unit?: string[]; room?: string[] };

const part = /([A-Za-z]?\d+[A-Za-z]?|[A-Za-z](?![A-Za-z]))\s*(号楼|号院|单元|栋|幢|座|楼|#|门|室|户|号)?/g;

const partOf: Record<string, keyof Dwelling> = {
  号楼: "building",
  栋: "building",
  幢: "building",
  座: "building",
  楼: "building",
  "#": "building",
  单元: "unit",
  门: "unit",
  室: "room",
  户: "room",
};

const endings: Record<keyof Dwelling, string[]> = {
  building: ["", "号楼", "栋", "幢", "座", "楼", "号", "#"],
  unit: ["", "单元", "门"],
  room: ["", "室", "号", "户"],
};

/**
 * Reads what follows a community's name: "3-2-501", "3号楼501", "3栋". A lone long number may be a building or
 * a room, so it yields two readings; an empty rest yields one that asks for nothing.
 */
export function parsePlace(rest: string): Dwelling[] {
  const found: Partial<Record<keyof Dwelling, string>> = {};
  const loose: string[] = [];
  for (const [, value = "", label = ""] of rest.matchAll(part)) {
    const named = partOf[label];
    if (named && found[named] === undefined) found[named] = value;
    else loose.push(value);
  }
  if (loose.length === 1 && Object.keys(found).length === 0) {
    const [only = ""] = loose;
    const readings: Dwelling[] = [{ building: ways("building", only) }];
    if (/\d{3}/.test(only)) readings.push({ room: ways("room", only) });
    return readings;
  }
  placeLoose(found, loose);
  return [
    Object.fromEntries(
      (Object.entries(found) as [keyof Dwelling, string][]).map(([key, value]) => [key, ways(key, value)]),
    ),
  ];
}

/** Numbers without a word behind them take the free places in order; a long last one is the room. */
function placeLoose(found: Partial<Record<keyof Dwelling, string>>, numbers: string[]): void {
  let loose = numbers;
  const free = (["building", "unit", "room"] as const).filter((key) => found[key] === undefined);
  const last = loose.at(-1) ?? "";
  if (loose.length > 0 && loose.length < free.length && free.includes("room") && /\d{3}/.test(last)) {
    found.room = last;
    loose = loose.slice(0, -1);
  }
  for (const [index, value] of loose.entries()) {
    const key = free[index];
    if (key && found[key] === undefined) found[key] = value;
  }
}

function ways(key: keyof Dwelling, value: string): string[] {
  const forms = new Set([value, value.toUpperCase(), value.replace(/^0+(?=.)/, "")]);
  if (/^\d$/.test(value)) forms.add(`0${value}`);
  return [...forms].flatMap((form) => endings[key].map((ending) => form + ending));
}
