/** Where a home is, in the parts that search and bills use. */
export type Place = {
  district: string | null;
  community: string;
  building: string;
  unit: string;
  room: string;
  address: string;
};

type Given = { district: string; community: string; building: string; unit: string; room: string; address: string };

const areaName =
  /^(?:\p{Script=Han}{2,6}省)?(?:\p{Script=Han}{2,5}市)?(\p{Script=Han}{1,6}?(?<![小社校园片新])[区县])?/u;
const worded =
  /^(.+?)([A-Za-z]?\d+[A-Za-z]?|[A-Za-z])\s*(?:号楼|栋|幢|座|#楼?)(?:\s*(\d+)\s*单元)?[\s-]*([A-Za-z]?\d+[A-Za-z]?(?:-\d+)?)\s*[室户号]?$/u;
const dashed = /^(.*[^\d-])(\d+)-(?:(\d+)-)?(\d+)[室户号]?$/u;

/**
 * Puts a home's place together from its columns, filling what they lack from a whole address such as
 * 历下区阳光花园3号楼2单元501室 or 阳光花园3-2-501. Undefined when community, building or room stay unknown.
 */
export function readPlace(given: Given): Place | undefined {
  const whole = given.address ? splitAddress(given.address) : undefined;
  const pick = (own: string, read: string | undefined) => own || read || "";
  const place = {
    district: pick(given.district, whole?.district) || null,
    community: pick(given.community, whole?.community),
    building: bare(pick(given.building, whole?.building), /(号楼|栋|幢|座|楼|#)$/),
    unit: bare(pick(given.unit, whole?.unit), /(单元|门)$/),
    room: bare(pick(given.room, whole?.room), /(室|户|号)$/),
  };
  if (!place.community || !place.building || !place.room) return undefined;
  const unit = place.unit ? `${place.unit}单元` : "";
  const building = /^[\w-]+$/.test(place.building) ? `${place.building}号楼` : place.building;
  const room = /^[\w-]+$/.test(place.room) ? `${place.room}室` : place.room;
  return { ...place, address: given.address || `${place.district ?? ""}${place.community}${building}${unit}${room}` };
}

const bare = (part: string, ending: RegExp) => part.normalize("NFKC").trim().replace(ending, "").toUpperCase();

function splitAddress(address: string): Partial<Given> {
  const plain = address.normalize("NFKC").replaceAll(/\s+/g, "");
  const [prefix = "", district] = areaName.exec(plain) ?? [];
  const rest = plain.slice(prefix.length);
  const [, community, building, unit, room] = worded.exec(rest) ?? dashed.exec(rest) ?? [];
  return {
    ...(district ? { district } : {}),
    ...(community ? { community } : {}),
    ...(building ? { building } : {}),
    ...(unit ? { unit } : {}),
    ...(room ? { room } : {}),
  };
}
