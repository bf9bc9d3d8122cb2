import { heatingPack } from "./heating/pack";
import type { Pack } from "./pack";
import { waterPack } from "./water/pack";

export type { Pack, PackDocument } from "./pack";

/** Every pack a subsidiary can begin with; `npm run tenant` and the operator's form offer these. */
export const packs: Record<Pack["slug"], Pack> = { heating: heatingPack, water: waterPack };
