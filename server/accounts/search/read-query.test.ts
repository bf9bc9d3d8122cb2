import { expect, test } from "vitest";
import { chooseCommunities } from "./choose-communities";
import { parsePlace } from "./parse-place";
import { readQuery } from "./read-query";

test("digits may be an account number and a phone, however they were typed", () => {
  expect(readQuery(" １３９ ０５３１－００００ ")).toEqual({ number: "1390531-0000", phone: "13905310000" });
  expect(readQuery("+86 13905310000").phone).toBe("13905310000");
  expect(readQuery("123")).toEqual({ number: "123" });
  expect(readQuery("qc-000123")).toMatchObject({ number: "QC-000123" });
});

test("a name is a name, and may be part of a company or a place", () => {
  expect(readQuery("王 建国")).toEqual({ name: "王建国", company: "王建国", place: "王建国" });
  expect(readQuery("王")).toEqual({ name: "王" });
  expect(readQuery("Smith John").name).toBe("Smith John");
});

test("districts are set aside, communities that end in 小区 are not", () => {
  expect(readQuery("山东省济南市历下区阳光花园3-2-501").place).toBe("阳光花园3-2-501");
  expect(readQuery("七里山小区3号楼").place).toBe("七里山小区3号楼");
});

test("nothing typed, or nothing printable, asks for nothing", () => {
  expect(readQuery("  ")).toEqual({});
  expect(readQuery("\0\u0007")).toEqual({});
});

test("building, unit and room are read with their words or by their order", () => {
  const first = (rest: string) => {
    const [{ building, unit, room } = {}] = parsePlace(rest);
    return [building?.[0], unit?.[0], room?.[0]];
  };
  expect(first("3-2-501")).toEqual(["3", "2", "501"]);
  expect(first("3号楼2单元501室")).toEqual(["3", "2", "501"]);
  expect(first("3号楼501")).toEqual(["3", undefined, "501"]);
  expect(first("3-501")).toEqual(["3", undefined, "501"]);
  expect(first("3-2")).toEqual(["3", "2", undefined]);
  expect(first("A座1203")).toEqual(["A", undefined, "1203"]);
  expect(first("")).toEqual([undefined, undefined, undefined]);
});

test("a lone long number may be a building or a room", () => {
  expect(parsePlace("501").map((reading) => Object.keys(reading))).toEqual([["building"], ["room"]]);
});

test("the community spelled out comes first, with what remains; a street number may be part of its name", () => {
  const aims = chooseCommunities("阳光花园3-2-501", ["花园", "阳光花园", "阳光花园二期"]);
  expect(aims.map(({ communities }) => communities)).toEqual([["阳光花园"], ["阳光花园二期"]]);
  expect(aims[1]?.dwellings[0]?.room?.[0]).toBe("501");
  const street = chooseCommunities("文化东路25号", ["文化东路", "文化东路25号", "文化东路88号"]);
  expect(street[0]).toEqual({ communities: ["文化东路25号"], dwellings: [{}] });
  const part = chooseCommunities("花园12期3-501", ["泉城花园1期", "泉城花园12期"]);
  expect(part[0]?.communities).toEqual(["泉城花园12期"]);
  expect(part[0]?.dwellings[0]?.building?.[0]).toBe("3");
});
