import type { Branding } from "@/db/schema";
import type { StaffRole } from "@/tenants/permissions";
import { beilingPlaces, liuquanPlaces, minghuPlaces, type Place, quanchengPlaces } from "./places";

/** The day on which the demo stands: the first week of the second season. */
export const demoDay = "2026-11-21";
/** Mid-afternoon of that day. */
export const demoNow = new Date("2026-11-21T07:30:00Z");
export const demoPassword = "tributary-demo";

export type DemoGroup = {
  slug: string;
  host: string;
  name: string;
  nameEn: string;
  branding: Branding;
  staff: { email: string; name: string; roles: ("hq-manager" | "hq-operator")[]; title: string }[];
};

export type Subsidiary = {
  slug: string;
  group: string;
  code: string;
  kind: "heating" | "water";
  name: string;
  nameEn: string;
  hotline: string;
  branding: Branding;
  places: Place[];
  /** Leads its account numbers. */
  accountPrefix: string;
  /** Share of homes that settle by heat meter. */
  twoPartShare: number;
  /** Share of homes stopped in the first season and in the second. */
  stopped: [number, number];
  /** Last day on which this winter's stops were asked for; absent while the window is open, or where there is none. */
  stopUntil?: string;
  staff: { role: StaffRole; name: string; email: string }[];
};

const roleTitles: StaffRole[] = ["admin", "supervisor", "clerk", "agent", "dispatcher", "technician"];
const staffOf = (slug: string, names: string[]) =>
  roleTitles.map((role, index) => ({ role, name: names[index]!, email: `${role}@${slug}.example` }));

export const groups: DemoGroup[] = [
  {
    slug: "quancheng-group",
    host: "group.localhost",
    name: "泉城能源集团",
    nameEn: "Quancheng Energy Group",
    branding: { color: "#1d4ed8", slogan: { zh: "一城暖，一城清", en: "Warm homes, clear water" } },
    staff: [
      { email: "manager@group.example", name: "高建民", roles: ["hq-manager"], title: "集团客服部经理" },
      {
        email: "operator@group.example",
        name: "宋晓燕",
        roles: ["hq-manager", "hq-operator"],
        title: "集团运营管理员",
      },
    ],
  },
  {
    slug: "other-group",
    host: "other-group.localhost",
    name: "齐盛能源集团",
    nameEn: "Qisheng Energy Group",
    branding: { color: "#7c3aed" },
    staff: [
      {
        email: "manager@other-group.example",
        name: "毕立新",
        roles: ["hq-manager", "hq-operator"],
        title: "集团客服部经理",
      },
    ],
  },
];

export const subsidiaries: Subsidiary[] = [
  {
    slug: "quancheng",
    group: "quancheng-group",
    code: "QC",
    kind: "heating",
    name: "泉城热力",
    nameEn: "Quancheng Heating",
    hotline: "0531-85180000",
    branding: { color: "#c2410c", slogan: { zh: "暖到家，安到心", en: "Heat you can count on" } },
    places: quanchengPlaces,
    accountPrefix: "10",
    twoPartShare: 0.06,
    stopped: [0.05, 0.06],
    stopUntil: "2026-10-31",
    staff: staffOf("quancheng", ["赵永刚", "孙丽华", "李晓雯", "王静", "马洪波", "韩志强"]),
  },
  {
    slug: "beiling",
    group: "quancheng-group",
    code: "BL",
    kind: "heating",
    name: "北岭供热",
    nameEn: "Beiling Heating",
    hotline: "0531-84230000",
    branding: { color: "#0f766e", slogan: { zh: "北岭供热，冬日有我", en: "With you all winter" } },
    places: beilingPlaces,
    accountPrefix: "20",
    twoPartShare: 0,
    stopped: [0.11, 0.13],
    staff: staffOf("beiling", ["郭新民", "魏红梅", "潘佳慧", "田雪", "石海涛", "杜春生"]),
  },
  {
    slug: "minghu",
    group: "quancheng-group",
    code: "MH",
    kind: "water",
    name: "明湖水务",
    nameEn: "Minghu Water",
    hotline: "0531-86910000",
    branding: { color: "#0369a1", slogan: { zh: "一泓清水进万家", en: "Clear water for every home" } },
    places: minghuPlaces,
    accountPrefix: "30",
    twoPartShare: 0,
    stopped: [0, 0],
    staff: staffOf("minghu", ["于国庆", "曹慧敏", "吕思雨", "崔倩", "邹鹏飞", "任磊"]),
  },
  {
    slug: "liuquan",
    group: "other-group",
    code: "LQ",
    kind: "heating",
    name: "柳泉热力",
    nameEn: "Liuquan Heating",
    hotline: "0533-2300000",
    branding: { color: "#7c3aed" },
    places: liuquanPlaces,
    accountPrefix: "80",
    twoPartShare: 0,
    stopped: [0.05, 0.05],
    stopUntil: "2026-10-15",
    staff: staffOf("liuquan", ["谭兴国", "尹玉梅", "薛婷", "贾璐", "冯凯", "蒋立新"]),
  },
];
