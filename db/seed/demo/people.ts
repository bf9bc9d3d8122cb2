import type { Random } from "../random";

/** Surnames with roughly their share in Shandong. */
const surnames = [
  ["王", 92],
  ["李", 80],
  ["张", 88],
  ["刘", 74],
  ["陈", 32],
  ["杨", 26],
  ["孙", 36],
  ["赵", 34],
  ["马", 20],
  ["徐", 22],
  ["高", 20],
  ["宋", 16],
  ["于", 16],
  ["郭", 16],
  ["韩", 14],
  ["周", 14],
  ["朱", 14],
  ["吴", 14],
  ["胡", 10],
  ["林", 8],
  ["姜", 10],
  ["董", 9],
  ["孟", 8],
  ["孔", 7],
  ["吕", 8],
  ["崔", 8],
  ["侯", 6],
  ["曹", 7],
  ["邹", 4],
  ["谭", 4],
  ["邵", 4],
  ["毕", 4],
  ["任", 6],
  ["苏", 5],
  ["郑", 7],
  ["何", 6],
  ["魏", 7],
  ["潘", 4],
  ["丁", 6],
  ["冯", 6],
  ["蒋", 3],
  ["田", 5],
  ["石", 4],
  ["杜", 5],
  ["贾", 4],
  ["尹", 4],
  ["薛", 3],
  ["逄", 1],
  ["綦", 1],
  ["欧阳", 1],
] as const;

/** Given names by the years in which they were given: what sounds of 1950 does not sound of 1995. */
const givenNames = {
  old: {
    man: [
      "建国",
      "德胜",
      "玉林",
      "振华",
      "广福",
      "长顺",
      "兆明",
      "传贵",
      "守义",
      "永昌",
      "庆元",
      "克勤",
      "宗海",
      "延年",
      "继先",
      "金山",
      "保田",
      "凤岐",
      "士良",
      "维民",
    ],
    woman: [
      "秀英",
      "桂兰",
      "玉珍",
      "淑芳",
      "凤英",
      "桂芝",
      "秀兰",
      "玉兰",
      "淑贞",
      "春兰",
      "桂香",
      "月娥",
      "翠花",
      "爱莲",
      "素云",
      "文英",
      "美荣",
      "瑞兰",
      "金凤",
      "惠芬",
    ],
  },
  middle: {
    man: [
      "志强",
      "建军",
      "卫东",
      "海涛",
      "学军",
      "立新",
      "文斌",
      "国庆",
      "洪波",
      "宝华",
      "永刚",
      "春生",
      "新民",
      "光明",
      "世杰",
      "兴国",
      "红旗",
      "东升",
      "明亮",
      "晓峰",
    ],
    woman: [
      "丽华",
      "红梅",
      "爱华",
      "玉梅",
      "春霞",
      "晓燕",
      "秋菊",
      "丽娟",
      "建萍",
      "海燕",
      "艳玲",
      "慧敏",
      "冬梅",
      "雪琴",
      "亚男",
      "素梅",
      "志红",
      "春玲",
      "凤霞",
      "立芳",
    ],
  },
  young: {
    man: [
      "浩然",
      "子轩",
      "鹏飞",
      "伟",
      "磊",
      "凯",
      "俊杰",
      "晓东",
      "振宇",
      "宇航",
      "博文",
      "超",
      "帅",
      "嘉琪",
      "明轩",
      "文博",
      "昊天",
      "旭东",
      "一鸣",
      "泽宇",
    ],
    woman: [
      "雨晴",
      "静",
      "婷",
      "欣怡",
      "晓雯",
      "雪",
      "梦瑶",
      "佳慧",
      "倩",
      "思雨",
      "晨曦",
      "璐",
      "文静",
      "一诺",
      "雅琪",
      "梓涵",
      "丹丹",
      "宁",
      "子涵",
      "诗琪",
    ],
  },
} as const;

const operators = [
  "130",
  "131",
  "133",
  "135",
  "136",
  "137",
  "138",
  "139",
  "150",
  "151",
  "152",
  "155",
  "156",
  "158",
  "159",
  "166",
  "176",
  "177",
  "178",
  "180",
  "182",
  "185",
  "186",
  "187",
  "188",
  "189",
  "199",
];

/** Shops and offices, as their licences call them; the place's own name goes in front. */
const trades = [
  "便民超市",
  "大药房",
  "口腔诊所",
  "面馆",
  "水饺坊",
  "水果店",
  "理发店",
  "幼儿园",
  "社区食堂",
  "图文广告部",
  "电动车行",
  "五金商行",
  "教育咨询中心",
  "茶行",
  "烘焙坊",
  "快递驿站",
  "洗衣店",
  "宠物医院",
];

export type Human = { name: string; phone: string | null; idNumber: string; bornIn: number };

/** A grown-up of Jinan with a name of their years, an id number whose check digit is right, and mostly a mobile. */
export function makeHuman(random: Random, areaCode: string): Human {
  const bornIn = Math.round(Math.min(2001, Math.max(1938, random.around(1974, 14))));
  const man = random.chance(0.52);
  const given = givenNames[bornIn < 1960 ? "old" : bornIn < 1982 ? "middle" : "young"][man ? "man" : "woman"];
  const name = `${random.weigh(surnames)}${random.pick(given)}`;
  const birth = `${bornIn}${two(random.between(1, 12))}${two(random.between(1, 28))}`;
  const order = `${random.between(10, 98)}${man ? random.pick(["1", "3", "5", "7", "9"]) : random.pick(["0", "2", "4", "6", "8"])}`;
  return {
    name,
    phone: random.chance(0.965) ? makePhone(random) : null,
    idNumber: withCheckDigit(`${areaCode}${birth}${order}`),
    bornIn,
  };
}

export function makePhone(random: Random): string {
  return `${random.pick(operators)}${random.between(10_000_000, 99_999_999)}`;
}

/** A small business beside the homes, with a licence number of the right shape. */
export function makeBusiness(random: Random, place: string): { name: string; phone: string; idNumber: string } {
  const licence = Array.from({ length: 9 }, () => random.pick([..."0123456789ABCDEFGHJKLMNPQRTUWXY"])).join("");
  return {
    name: `济南${place}${random.pick(trades)}`,
    phone: makePhone(random),
    idNumber: `92370102MA${licence.slice(0, 8)}`,
  };
}

const two = (value: number) => value.toString().padStart(2, "0");

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The 18th digit of an id number (GB 11643). */
export function withCheckDigit(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return `${first17}${"10X98765432"[sum % 11]}`;
}
