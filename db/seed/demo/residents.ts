/** Residents whose phones the start prints, each to show one thing. The homes are named by place, building, unit and room. */
export type DemoResident = {
  phone: string;
  name: string;
  /** What signing in with this phone shows, in both languages. */
  shows: { zh: string; en: string };
  homes: { subsidiary: string; place: string; building: number; unit: number; room: string; paysLike: PaysLike }[];
  /** A transfer of the first home is under way. */
  transfers?: boolean;
};

/** How an account pays: everything in time, after reminders, a part, or not at all. */
export type PaysLike = "early" | "late" | "partly" | "never";

export const demoResidents: DemoResident[] = [
  {
    phone: "13805310001",
    name: "王秀英",
    shows: {
      zh: "在泉城热力和北岭供热各有一套房，明湖水务也有户",
      en: "homes with two heating subsidiaries, and water",
    },
    homes: [
      { subsidiary: "quancheng", place: "泉韵花园", building: 3, unit: 2, room: "501", paysLike: "early" },
      { subsidiary: "minghu", place: "泉韵花园", building: 3, unit: 2, room: "501", paysLike: "early" },
      { subsidiary: "beiling", place: "北岭家园", building: 2, unit: 1, room: "302", paysLike: "never" },
    ],
  },
  {
    phone: "13805310002",
    name: "李志强",
    shows: { zh: "有欠费待缴", en: "owes money" },
    homes: [
      { subsidiary: "quancheng", place: "阳光新城", building: 2, unit: 1, room: "802", paysLike: "never" },
      { subsidiary: "minghu", place: "唐冶翰林苑", building: 1, unit: 2, room: "1001", paysLike: "never" },
    ],
  },
  {
    phone: "13805310003",
    name: "张丽华",
    shows: { zh: "没有欠费", en: "owes nothing" },
    homes: [{ subsidiary: "quancheng", place: "舜耕山庄", building: 1, unit: 2, room: "401", paysLike: "early" }],
  },
  {
    phone: "13805310004",
    name: "陈海涛",
    shows: { zh: "过户申请办理中", en: "a transfer is under way" },
    homes: [{ subsidiary: "quancheng", place: "北园新居", building: 1, unit: 1, room: "601", paysLike: "early" }],
    transfers: true,
  },
  {
    phone: "13805310005",
    name: "刘雨晴",
    shows: { zh: "北岭供热用户，没有欠费", en: "a Beiling resident who owes nothing" },
    homes: [{ subsidiary: "beiling", place: "绣江新苑", building: 4, unit: 1, room: "902", paysLike: "early" }],
  },
  {
    phone: "13805310006",
    name: "孙建军",
    shows: { zh: "明湖水务用户，用水进入第二阶梯", en: "a water household in its second tier" },
    homes: [{ subsidiary: "minghu", place: "华山湖畔", building: 2, unit: 1, room: "1502", paysLike: "late" }],
  },
];
