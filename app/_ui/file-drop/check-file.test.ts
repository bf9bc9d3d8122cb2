import { expect, test } from "vitest";
import { checkFile } from "./check-file";

const rules = { accept: "image/*,.pdf", maxBytes: 1000 };

test("a photo and a PDF of the right size are taken", () => {
  expect(checkFile({ name: "房产证.JPG", type: "image/jpeg", size: 1000 }, rules)).toBeUndefined();
  expect(checkFile({ name: "合同.PDF", type: "", size: 1 }, rules)).toBeUndefined();
});

test("an empty, an over-large and a wrong file are each named for what they are", () => {
  expect(checkFile({ name: "a.png", type: "image/png", size: 0 }, rules)).toBe("empty");
  expect(checkFile({ name: "a.png", type: "image/png", size: 1001 }, rules)).toBe("tooLarge");
  expect(checkFile({ name: "a.exe", type: "application/x-msdownload", size: 5 }, rules)).toBe("wrongType");
  expect(checkFile({ name: "pdf", type: "imagex/png", size: 5 }, rules)).toBe("wrongType");
});
