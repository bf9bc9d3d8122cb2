import { cookies } from "next/headers";
import { type TextSize, type Theme, textSizes, themes } from "./preferences";

/** The visitor's theme and text size from the cookies, so that the first byte already has the right look. */
export async function readPreferences(): Promise<{ theme: Theme; textSize: TextSize }> {
  const jar = await cookies();
  const theme = jar.get("theme")?.value;
  const textSize = jar.get("textSize")?.value;
  return {
    theme: themes.find((known) => known === theme) ?? "system",
    textSize: textSizes.find((known) => known === textSize) ?? "normal",
  };
}
