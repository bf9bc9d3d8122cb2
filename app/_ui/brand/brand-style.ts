import { contrastRatio } from "./contrast-ratio";
import { formatHex, fromOklch, type Oklch, parseHex, toOklch } from "./oklch";

/** Used when a subsidiary has chosen no colour, or one that cannot be read. */
export const defaultBrand = "#0b6472";

const inkOnBrand = { light: "#ffffff", dark: "#071316" };
/** The darkest light and the lightest dark ground that brand-coloured words stand on. */
const grounds = { light: "#e3eaea", dark: "#192629" };

/**
 * The CSS variables of a subsidiary's colour for light (-l) and dark (-d): fills with words that read on them (≥ 4.5),
 * words in the brand's hue that read on every ground (≥ 4.5), a soft ground and a line. Any colour is made safe.
 */
export function brandStyle(hex: string | null | undefined): Record<`--${string}`, string> {
  const brand = toOklch(parseHex(hex ?? "") ?? parseHex(defaultBrand) ?? [0, 0, 0]);
  const light = palette(brand, "light");
  const dark = palette(brand, "dark");
  return Object.fromEntries([
    ...Object.entries(light).map(([name, value]) => [`--${name}-l`, value]),
    ...Object.entries(dark).map(([name, value]) => [`--${name}-d`, value]),
  ]);
}

function palette(brand: Oklch, mode: "light" | "dark") {
  const ground = grounds[mode];
  const step = mode === "light" ? -0.01 : 0.01;
  const fill = shift(brand, step, (colour) => contrastRatio(colour, ground) >= (mode === "light" ? 2 : 3));
  const on = inkFor(fill);
  const filled = shift(fill, step, (colour) => contrastRatio(colour, on) >= 4.5);
  const soft = {
    l: mode === "light" ? 0.955 : 0.29,
    c: Math.min(brand.c, mode === "light" ? 0.018 : 0.05),
    h: brand.h,
  };
  const softHex = formatHex(fromOklch(soft));
  const words = shift(
    brand,
    step,
    (colour) => contrastRatio(colour, ground) >= 4.6 && contrastRatio(colour, softHex) >= 4.6,
  );
  return {
    brand: hexOf(filled),
    "on-brand": inkFor(filled),
    "brand-strong": hexOf(stronger(filled)),
    "brand-text": hexOf(words),
    "brand-soft": softHex,
    "brand-line": hexOf({ ...soft, l: mode === "light" ? 0.8 : 0.45, c: Math.min(brand.c, 0.07) }),
  };
}

/** Moves the lightness step by step until the colour satisfies. */
function shift(start: Oklch, step: number, satisfied: (hex: string) => boolean): Oklch {
  let colour = start;
  while (!satisfied(hexOf(colour)) && colour.l > 0 && colour.l < 1) colour = { ...colour, l: colour.l + step };
  return colour;
}

/** The pressed shade: away from the words on it, so that they stay readable. */
function stronger(fill: Oklch): Oklch {
  return { ...fill, l: fill.l + (inkFor(fill) === inkOnBrand.light ? -0.06 : 0.06) };
}

/** White words wherever they read, for they look right on most brands; else dark ones. */
function inkFor(fill: Oklch): string {
  return contrastRatio(hexOf(fill), inkOnBrand.light) >= 4.5 ? inkOnBrand.light : inkOnBrand.dark;
}

function hexOf(colour: Oklch): string {
  return formatHex(fromOklch(colour));
}
