import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dataPath, projectRoot } from "../paths";

const weights = ["400Regular", "500Medium", "700Bold"];

/**
 * The environment that lets a browser draw Chinese on a machine without a Chinese font: the system's fonts, where there
 * are any, and Noto Sans SC from npm.
 */
export function writeFonts(): Record<string, string> {
  const file = dataPath("fonts", "fonts.conf");
  const folders = weights
    .map((weight) => join(projectRoot, "node_modules/@expo-google-fonts/noto-sans-sc", weight))
    .filter((folder) => existsSync(folder));
  const families = ["sans-serif", "serif", "system-ui", "monospace"];
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  ${folders.map((folder) => `<dir>${folder}</dir>`).join("\n  ")}
  <cachedir>${dataPath("fonts", "cache")}</cachedir>
  ${families.map((family) => `<alias><family>${family}</family><default><family>Noto Sans SC</family></default></alias>`).join("\n  ")}
</fontconfig>
`,
  );
  return { FONTCONFIG_FILE: file };
}
