import { brandStyle } from "./brand-style";

/** Sets the brand's colours for the whole document, dialogs included; a shell renders it once. */
export function BrandVariables({ color }: { color: string | null | undefined }) {
  const rules = Object.entries(brandStyle(color))
    .map(([name, value]) => `${name}:${value}`)
    .join(";");
  return <style>{`:root{${rules}}`}</style>;
}
