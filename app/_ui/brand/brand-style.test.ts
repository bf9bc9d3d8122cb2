import fc from "fast-check";
import { expect, test } from "vitest";
import { brandStyle, defaultBrand } from "./brand-style";
import { contrastRatio } from "./contrast-ratio";
import { formatHex } from "./oklch";

const anyColour = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map(formatHex);
const grounds = { l: ["#f2f6f5", "#ffffff", "#edf2f2", "#e3eaea"], d: ["#0b1417", "#121e22", "#182629", "#192629"] };

test("whatever colour a subsidiary picks, words on it and in it can be read in light and dark", () => {
  fc.assert(
    fc.property(anyColour, (hex) => {
      const style = brandStyle(hex);
      for (const mode of ["l", "d"] as const) {
        const of = (name: string) => style[`--${name}-${mode}`] ?? "";
        expect(contrastRatio(of("brand"), of("on-brand"))).toBeGreaterThanOrEqual(4.5);
        expect(contrastRatio(of("brand-strong"), of("on-brand"))).toBeGreaterThanOrEqual(4.5);
        expect(contrastRatio(of("brand-text"), of("brand-soft"))).toBeGreaterThanOrEqual(4.5);
        for (const ground of grounds[mode]) expect(contrastRatio(of("brand-text"), ground)).toBeGreaterThanOrEqual(4.5);
      }
    }),
    { numRuns: 400 },
  );
});

test("a colour that already reads is kept as it is", () => {
  expect(brandStyle("#0b6472")["--brand-l"]).toBe("#0b6472");
  expect(brandStyle("#b3261e")["--brand-l"]).toBe("#b3261e");
});

test("a broken colour falls back to the product's own, so nothing but a colour ever reaches the style sheet", () => {
  const fallback = brandStyle(defaultBrand);
  for (const bad of [null, undefined, "", "red", "#12345", "#fff;}body{display:none"])
    expect(brandStyle(bad)).toEqual(fallback);
});

test("contrast of black on white is 21", () => {
  expect(contrastRatio("#000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrastRatio("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
});
