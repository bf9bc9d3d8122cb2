import { useTranslations } from "next-intl";
import type { NamedArea } from "@/server/supply/chosen-areas";

/** An area as people call it: 阁楼 2（30.00 平方米）. */
export function useAreaWords(): (area: NamedArea) => string {
  const t = useTranslations("supply");
  return ({ areaNo, kind, squareMetres }) =>
    t("areaLine", { kind: t(`areaKinds.${kind}`), no: areaNo, area: squareMetres });
}
