import { expect, test } from "vitest";
import { capitalAmount } from "./capital-amount";

test.each([
  [0n, "零元整"],
  [1n, "壹分"],
  [10n, "壹角整"],
  [105n, "壹元零伍分"],
  [123450n, "壹仟贰佰叁拾肆元伍角整"],
  [267000n, "贰仟陆佰柒拾元整"],
  [100100n, "壹仟零壹元整"],
  [10_000_000n, "壹拾万元整"],
  [100_050_006n, "壹佰万零伍佰元零陆分"],
  [-40050n, "负肆佰元伍角整"],
])("%s 分 is spelled %s", (minor, words) => {
  expect(capitalAmount(minor)).toBe(words);
});
