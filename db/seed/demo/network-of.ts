import type { networkNodes } from "@/db/schema";
import type { Tenant } from "@/server/platform/context";
import type { Random } from "../random";
import type { Household } from "./make-households";
import type { Subsidiary } from "./subsidiaries";

type Node = typeof networkNodes.$inferInsert & { id: string };

/** The supply tree of a subsidiary: one source, a station per place, then buildings and units. */
export function networkOf(tenant: Tenant, { code, kind, places }: Subsidiary, random: Random) {
  const nodes: Node[] = [];
  const units = new Map<string, string>();
  const add = (
    parentId: string | null,
    level: Node["kind"],
    nodeCode: string,
    name: string,
    at?: { longitude: number; latitude: number },
  ) => {
    const id = random.id();
    nodes.push({
      tenantId: tenant.id,
      id,
      parentId,
      kind: level,
      code: nodeCode,
      name,
      longitude: at?.longitude ?? null,
      latitude: at?.latitude ?? null,
    });
    return id;
  };
  const heating = kind === "heating";
  const source = add(null, "source", `${code}-0`, heating ? "东郊热电联产热源" : "鹊华水厂");
  places.forEach((place, index) => {
    const placeCode = `${code}-${(index + 1).toString().padStart(2, "0")}`;
    const station = add(source, "station", placeCode, `${place.name}${heating ? "换热站" : "加压泵站"}`, place);
    for (let building = 1; building <= place.buildings; building += 1) {
      const buildingId = add(station, "building", `${placeCode}-${building}`, `${place.name}${building}号楼`);
      units.set(`${place.name} ${building} 0`, buildingId);
      for (let unit = 1; unit <= place.units; unit += 1) {
        units.set(
          `${place.name} ${building} ${unit}`,
          add(buildingId, "unit", `${placeCode}-${building}-${unit}`, `${unit}单元`),
        );
      }
    }
  });
  return { nodes, unitNode: ({ place, building, unit }: Household) => units.get(`${place.name} ${building} ${unit}`)! };
}
